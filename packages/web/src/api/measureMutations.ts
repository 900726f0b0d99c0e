import type { NewMeasure, PhaseMove, RoleChange } from "@querschnitt/shared/api/measures";
import { useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { ask, tell } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.measures });

/** Creates a measure; answers with its id. Repeating the same attempt creates it only once. */
export function useCreateMeasure() {
  return useMutation({
    mutationFn: ({ attempt, ...measure }: NewMeasure & { attempt: string }) =>
      ask("POST", "/api/measures", measure, z.object({ id: z.string() }), { "idempotency-key": attempt }),
    onSettled: refresh,
  });
}

/** Moves a measure to another phase. */
export function useMovePhase(measure: string) {
  return useMutation({
    mutationFn: (move: PhaseMove) => tell("POST", `/api/measures/${measure}/phase`, move),
    onSettled: refresh,
  });
}

/** Sets what one person may do on a measure; `null` gives back the default of the working group. */
export function useSetMeasureRole(measure: string) {
  return useMutation({
    mutationFn: ({ person, role }: RoleChange & { person: string }) =>
      tell("PUT", `/api/measures/${measure}/roles/${person}`, { role }),
    onSettled: refresh,
  });
}
