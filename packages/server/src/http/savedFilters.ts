import {
  type SavedFilterList,
  type SavedFilters,
  savedFilterListShape,
  savedFiltersShape,
} from "@querschnitt/shared/api/savedFilters";
import { maySeeMembers, mayShareFilters } from "@querschnitt/shared/policy/roles";
import { Refused } from "../identity/Refused.ts";
import type { DirectoryData, PersonRecord } from "../storage/Directory.ts";
import type { App, HttpContext } from "./HttpContext.ts";
import { signedIn } from "./signedIn.ts";

/** Each person's named filters of the plan, and those that moderators and administrators share with the members. */
export function savedFilterRoutes(app: App, context: HttpContext): void {
  const tags = ["saved-filters"];

  app.get(
    "/api/saved-filters",
    {
      schema: {
        tags,
        summary: "One's own saved filters of the plan, and those shared by others",
        response: { 200: savedFiltersShape },
      },
    },
    async (request) => filtersFor(context.index.data, signedIn(context, request).person),
  );

  app.put(
    "/api/saved-filters",
    {
      schema: {
        tags,
        summary:
          "Replace one's own saved filters; `version` is the one that was read, another is a conflict. " +
          "Only moderators and administrators share",
        body: savedFilterListShape,
        response: { 200: savedFiltersShape },
      },
    },
    async (request) => {
      const { person } = signedIn(context, request);
      const { version, filters, opensWith } = request.body;
      if (filters.some(({ shared }) => shared) && !mayShareFilters(person)) {
        throw new Refused("forbidden", "Only moderators and administrators share filters. Save it unshared.");
      }
      return context.directory.update((data) => {
        // Of whoever was erased just before nothing is written down any more.
        if (!data.people.some(({ id, active }) => id === person.id && active)) {
          throw new Refused("signed-out", "Sign in first.");
        }
        const before = data.savedFilters[person.id] ?? none;
        if (version !== before.version) {
          throw new Refused(
            "conflict",
            "The filters were changed elsewhere meanwhile. Read them again first.",
          );
        }
        refuseTakenIds(data, person.id, filters);
        data.savedFilters[person.id] = { version: version + 1, filters, opensWith };
        return filtersFor(data, person);
      });
    },
  );
}

const none: SavedFilterList = { version: 0, filters: [], opensWith: null };

function filtersFor(data: Readonly<DirectoryData>, person: PersonRecord): SavedFilters {
  const own = data.savedFilters[person.id] ?? none;
  // A guest hears nothing of what the members look at.
  const others = maySeeMembers(person) ? data.people : [];
  const sharedByOthers = others
    // Whoever may share no longer has nothing shared either.
    .filter((other) => other.id !== person.id && other.active && mayShareFilters(other))
    .flatMap((other) =>
      (data.savedFilters[other.id]?.filters ?? [])
        .filter(({ shared }) => shared)
        .map(({ id, name, query }) => ({ id, name, query, by: other.id })),
    );
  return { ...own, sharedByOthers };
}

/** An id names one filter: another's must not be taken over, so that nobody opens with something else than chosen. */
function refuseTakenIds(data: DirectoryData, person: string, filters: SavedFilterList["filters"]): void {
  const taken = new Set(
    Object.entries(data.savedFilters)
      .filter(([owner]) => owner !== person)
      .flatMap(([, list]) => list.filters.map(({ id }) => id)),
  );
  for (const { id } of filters) {
    if (taken.has(id))
      throw new Refused("invalid-input", "Every filter needs an id of its own.", {
        fields: { filters: "id" },
      });
    taken.add(id);
  }
}
