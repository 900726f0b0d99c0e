import { type Deputy, deputyShape, type NewDeputy } from "@querschnitt/shared/api/workspace";
import { queryOptions, useMutation, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { z } from "zod";
import { get, tell } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

const deputiesQuery = queryOptions({
  queryKey: keys.deputies,
  queryFn: ({ signal }) => get("/api/deputies", z.array(deputyShape), signal),
  meta: { keep: true },
});

const none: never[] = [];

export interface DeputiesView {
  all: Deputy[];
  /** Periods in which others act for a person, on a day (`YYYY-MM-DD`). */
  of(person: string | null, day: string): Deputy[];
  /** Periods in which a person acts for others, on a day. */
  actingFor(person: string | null, day: string): Deputy[];
}

/** Who acts for whom; opens offline. */
export function useDeputies(): DeputiesView {
  const { data = none } = useQuery(deputiesQuery);
  return useMemo(() => {
    const on = (day: string) => data.filter(({ from, until }) => from <= day && day <= until);
    return {
      all: data,
      of: (person, day) => on(day).filter((one) => one.person === person),
      actingFor: (person, day) => on(day).filter((one) => one.deputy === person),
    };
  }, [data]);
}

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.deputies });

export function useNameDeputy(person: string) {
  return useMutation({
    mutationFn: (deputy: NewDeputy) => tell("POST", `/api/people/${person}/deputies`, deputy),
    onSettled: refresh,
  });
}

export function useEndDeputy(person: string) {
  return useMutation({
    mutationFn: (deputy: string) => tell("DELETE", `/api/people/${person}/deputies/${deputy}`),
    onSettled: refresh,
  });
}
