import { type SearchAnswer, type SearchKind, searchAnswerShape } from "@querschnitt/shared/api/search";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ApiProblem, NetworkFailure } from "./ApiProblem.ts";
import { get } from "./client.ts";
import { keys } from "./keys.ts";

/** What was found, and where: on the server, or without it among what this device keeps. */
export interface Found extends SearchAnswer {
  from: "server" | "device";
}

export interface Sought {
  q: string;
  kind?: SearchKind | undefined;
  limit: number;
}

/** Milliseconds without a key before it is asked. */
const PAUSE = 180;
/** Until the server's index is complete it is asked again. */
const UNTIL_READY = 1_000;
const KEPT = 60_000;

/** Asks the server what is sought; `onDevice` answers while it cannot be reached. Questions overtaken are given up. */
export function useSearch({ q, kind, limit }: Sought, onDevice: (sought: Sought) => Promise<SearchAnswer>) {
  const asked = useSettled(q.trim());
  return useQuery({
    queryKey: keys.search(asked, kind, limit),
    queryFn: async ({ signal }): Promise<Found> => {
      const parameters = new URLSearchParams({ q: asked, limit: String(limit), ...(kind && { kind }) });
      try {
        return { ...(await get(`/api/search?${parameters}`, searchAnswerShape, signal)), from: "server" };
      } catch (error) {
        if (!(error instanceof NetworkFailure)) throw error;
        return { ...(await onDevice({ q: asked, kind, limit })), from: "device" };
      }
    },
    enabled: asked !== "",
    placeholderData: keepPreviousData,
    retry: (count, error) => error instanceof ApiProblem && error.status === 429 && count < 3,
    refetchInterval: ({ state }) => (state.data?.ready === false ? UNTIL_READY : false),
    gcTime: KEPT,
    staleTime: 2_000,
  });
}

/** A value once it has stood for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
