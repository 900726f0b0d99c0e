import type { Mention } from "@querschnitt/shared/documents/mentions";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type DirectoryView, useDirectory } from "./useDirectory.ts";

export type MentionNames = (mention: Mention) => string;

/** How mentions read, without the @: names from the directory, and a neutral word for whoever is not in it any more. */
export function useMentionNames(): MentionNames {
  const { t } = useTranslation("mentions");
  const directory = useDirectory();
  return useMemo(() => {
    const shared = sharedNames(directory.people);
    return ({ kind, id }) => {
      switch (kind) {
        case "person": {
          const person = directory.person(id);
          if (!person) return t("unknown.person");
          const organisation = directory.organisationOf(id)?.shortName;
          // Two people of one name must not pass for each other.
          return organisation && shared.has(person.name) ? `${person.name} (${organisation})` : person.name;
        }
        case "organisation":
          return directory.organisation(id)?.shortName ?? t("unknown.organisation");
        case "group":
          return directory.workingGroup(id)?.name ?? t("unknown.group");
      }
    };
  }, [directory, t]);
}

function sharedNames(people: DirectoryView["people"]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(people.map(({ name }) => name).filter((name) => seen.has(name) || !seen.add(name)));
}
