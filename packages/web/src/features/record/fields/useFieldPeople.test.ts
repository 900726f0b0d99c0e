import { describe, expect, it } from "vitest";
import { readFieldPeople } from "./useFieldPeople.ts";

const user = (person: string, name: string) => ({
  person,
  name,
  organisation: "PP",
  stakeholderGroup: "police",
});

describe("who is in which field", () => {
  it("is read off everybody's presence but one's own, each person once", () => {
    const people = readFieldPeople(
      [
        { field: "cost", user: user("b", "Berta") },
        { field: "cost", user: user("a", "Anton") },
        { field: "cost", user: user("a", "Anton") },
        { field: "area", user: user("me", "Ich") },
        { field: null, user: user("c", "Cem") },
      ],
      "me",
    );
    expect(Object.keys(people)).toEqual(["cost"]);
    expect(people.cost?.map(({ name }) => name)).toEqual(["Anton", "Berta"]);
  });

  it("leaves out what is no field, and whom the server does not vouch for", () => {
    const states = [
      { field: 7, user: user("a", "Anton") },
      { field: "x".repeat(200), user: user("a", "Anton") },
      { field: "cost" },
      {},
    ];
    expect(readFieldPeople(states, "me")).toEqual({});
  });
});
