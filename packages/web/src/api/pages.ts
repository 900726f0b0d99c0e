import type { Language } from "@querschnitt/shared/api/languages";
import type { PageName } from "@querschnitt/shared/api/pageNames";
import { legalPageShape, type PageChange, pageVersionShape } from "@querschnitt/shared/api/pages";
import { useMutation, useQuery } from "@tanstack/react-query";
import { z } from "zod";
import { ask, get } from "./client.ts";
import { keys } from "./keys.ts";
import { queryClient } from "./queryClient.ts";

/** The text of a page; nobody need be signed in for it. */
export function usePage(page: PageName, language: Language) {
  return useQuery({
    queryKey: keys.page(page, language),
    queryFn: ({ signal }) => get(`/api/pages/${page}/${language}`, legalPageShape, signal),
  });
}

/** Saves a page; a conflict says that somebody else saved it meanwhile, and theirs is asked for. */
export function useSavePage(page: PageName, language: Language) {
  return useMutation({
    mutationFn: (change: PageChange) => ask("PUT", `/api/pages/${page}/${language}`, change, legalPageShape),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.page(page, language) }),
  });
}

/** Who saved a page when, newest first; for administrators. */
export function usePageHistory(page: PageName, language: Language, enabled: boolean) {
  return useQuery({
    queryKey: keys.pageHistory(page, language),
    queryFn: ({ signal }) => get(`/api/pages/${page}/${language}/history`, z.array(pageVersionShape), signal),
    enabled,
  });
}
