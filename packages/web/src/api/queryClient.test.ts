import "fake-indexeddb/auto";
import { QueryObserver } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { AnswerStore, wipeAnswers } from "./AnswerStore.ts";
import { keys } from "./keys.ts";
import { keepAnswersOf, queryClient, turnToPerson } from "./queryClient.ts";

const anna = "anna";
const bert = "bert";

/** Lets the API answer something that is kept for offline use. */
function answer(queryKey: readonly string[], data: unknown): Promise<unknown> {
  return queryClient.fetchQuery({ queryKey, queryFn: () => data, meta: { keep: true }, staleTime: 0 });
}

async function keptBy(person: string): Promise<string> {
  const store = new AnswerStore(person);
  const kept = JSON.stringify((await store.read()) ?? null);
  await store.close();
  return kept;
}

afterEach(async () => {
  await turnToPerson(undefined);
  await Promise.all([wipeAnswers(anna), wipeAnswers(bert)]);
});

describe("what is known of the API", () => {
  it("is kept for each person and comes back without a server", async () => {
    await turnToPerson(anna);
    await answer(keys.plan, ["SN-01"]);
    await vi.waitFor(async () => expect(await keptBy(anna)).toContain("SN-01"), 5_000);
    await turnToPerson(bert);
    expect(queryClient.getQueryData(keys.plan)).toBeUndefined();
    await turnToPerson(anna);
    expect(queryClient.getQueryData(keys.plan)).toEqual(["SN-01"]);
  });

  it("is gone from this device once it was wiped", async () => {
    await turnToPerson(anna);
    await answer(keys.plan, ["SN-01"]);
    await vi.waitFor(async () => expect(await keptBy(anna)).toContain("SN-01"), 5_000);
    await turnToPerson(undefined);
    await wipeAnswers(anna);
    expect(await keptBy(anna)).toBe("null");
  });

  it("never keeps one person's answers among another's, whoever signed in elsewhere", async () => {
    await keepAnswersOf(anna);
    await answer(keys.plan, ["SN-01"]);
    await vi.waitFor(async () => expect(await keptBy(anna)).toContain("SN-01"), 5_000);
    await keepAnswersOf(bert);
    expect(queryClient.getQueryData(keys.plan)).toBeUndefined();
    await answer(keys.plan, ["SR-02"]);
    await vi.waitFor(async () => expect(await keptBy(bert)).toContain("SR-02"), 5_000);
    expect(await keptBy(anna)).not.toContain("SR-02");
    expect(await keptBy(bert)).not.toContain("SN-01");
  });

  it("tells those who watch who is signed in when nobody is any more", async () => {
    await turnToPerson(anna);
    queryClient.setQueryData(keys.me, { person: { id: anna } });
    const seen: unknown[] = [];
    const stop = new QueryObserver(queryClient, { queryKey: keys.me, enabled: false }).subscribe(({ data }) =>
      seen.push(data),
    );
    await turnToPerson(undefined);
    queryClient.setQueryData(keys.me, null);
    await vi.waitFor(() => expect(seen.at(-1)).toBeNull(), 5_000);
    stop();
  });

  it("does not keep what was not meant for keeping", async () => {
    await turnToPerson(anna);
    await queryClient.fetchQuery({ queryKey: keys.sessions, queryFn: () => ["secret device"] });
    await answer(keys.plan, ["SN-01"]);
    await vi.waitFor(async () => expect(await keptBy(anna)).toContain("SN-01"), 5_000);
    expect(await keptBy(anna)).not.toContain("secret device");
  });
});
