import type { Notification } from "@querschnitt/shared/api/notifications";
import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../../api/useDirectory.ts";
import { formatDay } from "../../ui/formatDay.ts";

/** Says in one sentence what happened. */
export function useNotificationText(): (entry: Notification) => string {
  const { t, i18n } = useTranslation(["notifications", "common"]);
  const directory = useDirectory();

  const nameOf = (person: string | undefined): string =>
    directory.person(person)?.name ?? t("common:unknownPerson");
  const who = ([first, second, ...others]: readonly string[]): string => {
    if (first === undefined) return t("somebody");
    if (second === undefined) return nameOf(first);
    if (others.length === 0) return t("two", { first: nameOf(first), second: nameOf(second) });
    return t("several", { first: nameOf(first), count: others.length + 1 });
  };

  return ({ kind, people, count, personal, task, phase, role, deadline, passed, session }) => {
    const words = {
      who: who(people),
      count,
      task: task ?? "",
      day: deadline === null ? "" : formatDay(deadline, i18n.language),
      start: session ? formatDay(dayOf(new Date(session.start)), i18n.language) : "",
      phase: phase ? t(`common:phases.${phase}`) : "",
      context: people.length > 1 ? "several" : "single",
    };
    switch (kind) {
      case "mention":
        return t(personal ? "sentence.mentionYou" : "sentence.mentionYours", words);
      case "reply":
        return t("sentence.reply", words);
      case "comment":
        return t("sentence.comment", words);
      case "responsibility":
        return t(personal ? "sentence.responsibilityYou" : "sentence.responsibilityYours", words);
      case "acceptance":
        return t("sentence.acceptance", words);
      case "deadline":
        return t(passed ? "sentence.deadlinePassed" : "sentence.deadlineNear", words);
      case "phase":
        return t("sentence.phase", words);
      case "role":
        return t(`sentence.role.${role ?? "reader"}`);
      case "invitation":
      case "session":
        return t(`sentence.session.${session?.news ?? "changed"}`, words);
    }
  };
}
