import { useCallback, useEffect, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import { useSavedFilters } from "../../api/useSavedFilters.ts";
import { type PlanPlace, readPlace, rememberView, writePlace } from "./planPlace.ts";
import type { PlanQuery } from "./planQuery.ts";

export interface PlanNavigation {
  place: PlanPlace;
  /** Changes what is asked for; the way back leads to the page before. */
  ask(change: Partial<PlanQuery>): void;
  /** Changes anything else of the place. */
  go(change: Partial<PlanPlace>): void;
}

/** The place in the plan that the address names, and how to change it. */
export function usePlanPlace(): PlanNavigation {
  const search = useSearch();
  const [, navigate] = useLocation();
  const saved = useSavedFilters();
  const place = useMemo(() => readPlace(search), [search]);
  const go = useCallback(
    (change: Partial<PlanPlace>) => {
      const next = { ...readPlace(window.location.search), ...change };
      rememberView(next.view);
      navigate(`/?${writePlace(next)}`, { replace: next.view === readPlace(window.location.search).view });
    },
    [navigate],
  );
  const ask = useCallback(
    (change: Partial<PlanQuery>) => go({ query: { ...readPlace(window.location.search).query, ...change } }),
    [go],
  );

  // A bare address is an arrival: then the filter that its reader has chosen for that is applied.
  const { data } = saved;
  const first = [...(data?.filters ?? []), ...(data?.sharedByOthers ?? [])].find(
    ({ id }) => id === data?.opensWith,
  );
  useEffect(() => {
    if (search === "" && first) navigate(`/?${first.query}`, { replace: true });
  }, [search, first, navigate]);

  return { place, ask, go };
}
