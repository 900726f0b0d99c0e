import { AUDIT_PAGE, type AuditEntry, type AuditFilter, auditPageShape } from "@querschnitt/shared/api/audit";
import { useInfiniteQuery } from "@tanstack/react-query";
import { get } from "./client.ts";
import { keys } from "./keys.ts";

const SHOWN_AT_ONCE = 50;

function address(filter: AuditFilter, limit: number, before: number | null): string {
  const query = new URLSearchParams({ limit: String(limit) });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  if (before !== null) query.set("before", String(before));
  return `/api/audit?${query}`;
}

/** The audit list, newest first, as far back as was asked for. */
export function useAudit(filter: AuditFilter) {
  return useInfiniteQuery({
    queryKey: [...keys.audit, filter],
    queryFn: ({ signal, pageParam }) =>
      get(address(filter, SHOWN_AT_ONCE, pageParam), auditPageShape, signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    // What was just done must be in it.
    staleTime: 0,
  });
}

/** Every entry that a filter finds, for an export. @throws as `get` */
export async function wholeAudit(filter: AuditFilter): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let before: number | null = null; ; ) {
    const page: { entries: AuditEntry[]; next: number | null } = await get(
      address(filter, AUDIT_PAGE, before),
      auditPageShape,
    );
    entries.push(...page.entries);
    if (page.next === null) return entries;
    before = page.next;
  }
}
