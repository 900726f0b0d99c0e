import { describe, expect, test } from "vitest";
import { readCsv } from "../../../csv/csv.ts";
import { judgeRows, type Known } from "./judgeRows.ts";
import { nearest } from "./nearest.ts";
import { readRows } from "./readRows.ts";

const known: Known = {
  organisations: [
    { id: "amt", name: "Ordnungsamt", shortName: "StA 32", stakeholderGroup: "administration" },
    { id: "ring", name: "Weißer Ring", shortName: "WR", stakeholderGroup: "civil-society" },
  ],
  workingGroups: [
    { id: "sn", name: "Sichere Nachbarschaft", prefix: "SN", members: [] },
    { id: "sr", name: "Sichere öffentliche Räume", prefix: "SR", members: [] },
  ],
  taken: new Set(["da@a.example"]),
  invited: new Set(["offen@a.example"]),
  roles: new Map([
    ["mitglied", "member"],
    ["gast", "guest"],
  ]),
};

const judge = (text: string) => judgeRows(readRows(readCsv(text)), known);
const kinds = (text: string) => judge(text).map(({ problems }) => problems.map(({ kind }) => kind));

describe("the rows of a list", () => {
  test("are read by their headings in whatever order, or without headings in the template's", () => {
    const wanted = {
      name: "Ada Amt",
      email: "ada@a.example",
      organisation: "amt",
      workspaceRole: "member",
      workingGroups: ["sn", "sr"],
      measures: [],
    };
    for (const text of [
      "Rolle;E-Mail-Adresse;Vorname;Nachname;Organisation;Arbeitsgruppen\nMitglied;ada@a.example;Ada;Amt;sta 32;SN, Sichere öffentliche Räume",
      "Ada Amt,ada@a.example,Ordnungsamt,,SN|SR",
    ]) {
      expect(judge(text)[0]?.wanted).toEqual(wanted);
    }
  });

  test("say everything that is wrong with them", () => {
    const head = "Name;E-Mail;Organisation;Rolle;Arbeitsgruppen\n";
    expect(kinds(`${head};;;;`)).toEqual([]);
    expect(kinds(`${head};a@a.example;;König;XX, SN`)).toEqual([
      ["name-missing", "organisation-missing", "role-unknown", "group-unknown"],
    ]);
    expect(
      kinds(`${head}A;da@A.example;WR;;\nB;Offen@a.example;WR;;\nC;kein;WR;;\nD;d@a.example;WR;Gast;SN`),
    ).toEqual([["email-taken"], ["email-invited"], ["email-wrong"], ["guest-in-group"]]);
  });

  test("are there twice only while both are taken along", () => {
    const rows = readRows(readCsv("Name;E-Mail;Organisation\nA;a@a.example;WR\nB;A@a.example;WR"));
    expect(judgeRows(rows, known).map(({ problems }) => problems.length)).toEqual([1, 1]);
    const [first, second] = rows;
    if (!first || !second) throw new Error("two rows were written");
    expect(judgeRows([first, { ...second, included: false }], known)[0]?.wanted).toBeDefined();
  });

  test("get the organisation suggested that was probably meant", () => {
    const names = ({ name, shortName }: { name: string; shortName: string }) => [name, shortName];
    expect(nearest("Ordnungsampt", known.organisations, names)?.id).toBe("amt");
    expect(nearest("Weisser Ring e. V.", known.organisations, names)?.id).toBe("ring");
    expect(nearest("Stadtsportbund", known.organisations, names)).toBeUndefined();
  });
});
