import type { AuditEntry, DeedValues } from "@querschnitt/shared/api/audit";
import { useTranslation } from "react-i18next";
import { useInvitations } from "../../../api/administration.ts";
import { useDirectory } from "../../../api/useDirectory.ts";
import { usePlan } from "../../../api/usePlan.ts";
import { dateFormat } from "../../../ui/dateFormat.ts";

type Value = DeedValues[string] | undefined;

export interface AuditWords {
  who(entry: AuditEntry): string;
  what(entry: AuditEntry): string;
  /** Rights and settings before and after, one line each. */
  details(entry: AuditEntry): string[];
  /** A moment with its seconds, in the reader's zone. */
  when(at: string): string;
}

/** Entries of the audit list in words. They hold ids; names are those of today, and of nobody who was erased. */
export function useAuditWords(): AuditWords {
  const { t, i18n } = useTranslation(["audit", "common", "legal", "reports"]);
  const directory = useDirectory();
  const invitations = useInvitations(true).data ?? [];
  const measures = usePlan().data ?? [];
  const person = (id: string): string =>
    directory.person(id)?.name ?? invitations.find((one) => one.id === id)?.name ?? t("common:unknownPerson");
  const organisation = (id: string) => directory.organisation(id)?.name ?? t("common:unknownOrganisation");
  const group = (id: string) => directory.workingGroup(id)?.name ?? t("unknownGroup");
  const measure = (id: string) => {
    const known = measures.find((one) => one.id === id);
    return known ? `${known.number} ${known.title}` : t("unknownMeasure");
  };
  const moment = dateFormat(i18n.language, {
    dateStyle: "medium",
    timeStyle: "medium",
  });
  const day = dateFormat(i18n.language, { dateStyle: "medium" });

  const word = (field: string, value: Value): string => {
    if (value === null || value === undefined) return field === "role" ? t("default") : "–";
    if (typeof value === "boolean") return t(value ? "common:yes" : "common:no");
    if (Array.isArray(value)) return value.map((one) => word(field, one)).join(", ");
    switch (field) {
      case "workspaceRole":
        return t(`common:workspaceRoles.${value}`);
      case "role":
        return t(`common:measureRoles.${value}`);
      case "phase":
        return t(`common:phases.${value}`);
      case "language":
        return t(`common:language.${value}`);
      case "state":
        return t(`reports:states.${value}`);
      case "decision":
        return t(`decisions.${value}`);
      case "stakeholderGroup":
        return t(`common:stakeholderGroups.${value}.name`);
      case "organisation":
        return organisation(String(value));
      case "workingGroups":
        return group(String(value));
      case "measures":
        return measure(String(value));
      case "from":
      case "until":
        return day.format(new Date(`${value}T12:00:00`));
      default:
        return String(value);
    }
  };

  return {
    who: ({ by, kind }) => {
      if (by !== null) return person(by);
      return t(kind === "sign-in-failed" ? "stranger" : "server");
    },
    what: (entry) =>
      t(entry.kind === "sign-in-failed" ? `deeds.sign-in-failed.${failedAt(entry)}` : `deeds.${entry.kind}`, {
        person: entry.person ? person(entry.person) : "",
        deputy: entry.deputy ? person(entry.deputy) : "",
        organisation: entry.organisation ? organisation(entry.organisation) : "",
        group: entry.group ? group(entry.group) : "",
        measure: entry.measure ? measure(entry.measure) : "",
        page: entry.page ? t(`legal:titles.${entry.page}`) : "",
        count: entry.count ?? 1,
      }),
    details: ({ before, after, changed }) => [
      ...Object.keys({ ...before, ...after }).map((field) => {
        const label = t(`fields.${field}`);
        if (!before) return `${label}: ${word(field, after?.[field])}`;
        if (!after) return `${label}: ${word(field, before[field])}`;
        return `${label}: ${word(field, before[field])} → ${word(field, after[field])}`;
      }),
      ...(changed ?? []).map((field) => t("changed", { field: t(`fields.${field}`) })),
    ],
    when: (at) => moment.format(new Date(at)),
  };
}

function failedAt({ person, count }: AuditEntry): "known" | "many" | "unknown" {
  if (person) return "known";
  return count === undefined ? "unknown" : "many";
}
