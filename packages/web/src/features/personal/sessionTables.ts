import type { PersonData } from "@querschnitt/shared/api/personData";
import { table, type Writer } from "./dataTable.ts";

/** What is held about a person because of sessions of working groups. */
export function sessionTables(data: PersonData, { t, time }: Writer): string[] {
  const at = (head: string): string => t(`heads.${head}`);
  const of = ({ title, session }: { title: string | null; session: string }): string =>
    title ?? t("hiddenSession", { id: session });
  return [
    table(
      t,
      t("sections.sittings"),
      [at("session"), at("time"), at("role"), at("count"), at("text")],
      data.sittings.map((one) => [
        of(one),
        time(one.start),
        one.role === null ? "" : t(`sittingRoles.${one.role}`),
        String(one.contributions.reduce((sum, { count }) => sum + count, 0)),
        one.suggestions.map(({ title, reason }) => [title, reason].filter(Boolean).join(": ")).join("; "),
      ]),
    ),
    table(
      t,
      t("sections.attendance"),
      [at("session"), at("role"), at("since"), at("until")],
      data.sittings.flatMap((one) =>
        one.attendance.map(({ role, from, until }) => [
          of(one),
          t(`minutes:roles.${role}`),
          from === null ? t("fromBeginning") : time(from),
          until === null ? t("toEnd") : time(until),
        ]),
      ),
    ),
    table(
      t,
      t("sections.sessionTasks"),
      [at("session"), at("task"), at("deadline"), at("state")],
      data.sittings.flatMap((one) =>
        one.tasks.map(({ what, deadline, done }) => [
          of(one),
          what,
          deadline ?? "",
          t(done ? "minutes:task.isDone" : "minutes:task.isOpen"),
        ]),
      ),
    ),
    table(
      t,
      t("sections.sessionNotifications"),
      [at("session"), at("time"), at("about"), at("read")],
      data.sessionNotifications.map((one) => [
        of(one),
        time(one.at),
        t(`sessionNews.${one.news}`),
        t(one.read ? "common:yes" : "common:no"),
      ]),
    ),
  ];
}
