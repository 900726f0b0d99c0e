import type { Mention } from "@querschnitt/shared/documents/mentions";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type DirectoryView, useDirectory } from "./useDirectory.ts";

export type MentionNames = (mention: Mention) => string;

/** How mentions read, without the @: names from the directory, and a neutral word for whoever is not in it any more. */
export function useMentionNames(): MentionNames {
  const { t } = useTranslation("mentions");
  const directory = useDirectory();
  return useMemo(() => mentionNames(directory, (kind) => t(`unknown.${kind}`)), [directory, t]);
}

/** The same for a directory at hand; `unknown` gives the neutral words. */
export function mentionNames(
  directory: Pick<DirectoryView, "people" | "person" | "organisation" | "organisationOf" | "workingGroup">,
  unknown: (kind: Mention["kind"]) => string,
): MentionNames {
  const shared = sharedNames(directory.people);
  return ({ kind, id }) => {
    switch (kind) {
      case "person": {
        const person = directory.person(id);
        if (!person) return unknown(kind);
        const organisation = directory.organisationOf(id)?.shortName;
        // Two people of one name must not pass for each other.
        return organisation && shared.has(person.name) ? `${person.name} (${organisation})` : person.name;
      }
      case "organisation":
        return directory.organisation(id)?.shortName ?? unknown(kind);
      case "group":
        return directory.workingGroup(id)?.name ?? unknown(kind);
    }
  };
}

function sharedNames(people: DirectoryView["people"]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(people.map(({ name }) => name).filter((name) => seen.has(name) || !seen.add(name)));
}
