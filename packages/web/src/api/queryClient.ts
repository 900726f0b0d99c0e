import {
  type DehydratedState,
  dehydrate,
  hydrate,
  MutationCache,
  QueryCache,
  QueryClient,
} from "@tanstack/react-query";
import { AnswerStore } from "./AnswerStore.ts";
import { isSignedOut, NetworkFailure } from "./ApiProblem.ts";
import { forgetAnswers } from "./client.ts";
import { currentPerson } from "./currentPerson.ts";
import { keys } from "./keys.ts";

/** Raise it when the shape of an answer changes: kept answers of another number are not used. */
const keptShape = 3;
const writeDelay = 400;

/** What is known from the API, shared by the whole application. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      // Ask even if the browser believes to be offline: what was kept is shown meanwhile.
      networkMode: "offlineFirst",
      // Notices tell when something changed; so often asking again is only a safety net.
      staleTime: 30_000,
      gcTime: Number.POSITIVE_INFINITY,
      retry: (count, error) => error instanceof NetworkFailure && count < 2,
      retryDelay: (count) => 500 * 2 ** count,
    },
    mutations: { networkMode: "always", retry: false },
  },
});

function noticeSignedOut(error: unknown): void {
  if (isSignedOut(error)) queryClient.setQueryData(keys.me, null);
}

let store: AnswerStore | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

async function write(): Promise<void> {
  timer = undefined;
  const answers = dehydrate(queryClient, {
    shouldDehydrateQuery: (query) => query.state.status === "success" && query.meta?.keep === true,
  });
  // A full or forbidden store only means that the plan will not open offline; the work itself is kept elsewhere.
  await store?.write({ shape: keptShape, answers }).catch(() => undefined);
}

queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== "updated" || event.action.type !== "success") return;
  if (store && timer === undefined) timer = setTimeout(() => void write(), writeDelay);
});

async function openAnswers(person: string): Promise<void> {
  store = new AnswerStore(person);
  const kept = (await store.read().catch(() => undefined)) as
    | { shape: number; answers: DehydratedState }
    | undefined;
  if (kept?.shape === keptShape) hydrate(queryClient, kept.answers);
}

/** Takes up what this device keeps of its person's answers; call once before the first rendering. */
export async function startAnswers(): Promise<void> {
  const person = currentPerson();
  if (person) await openAnswers(person);
}

/**
 * Forgets what is known in memory and turns to another person (undefined: nobody). What the device keeps of the
 * former person stays until `wipeAnswers`. Who is signed in is for the caller to say afterwards.
 */
export async function turnToPerson(person: string | undefined): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const former = store;
  store = undefined;
  await former?.close().catch(() => undefined);
  forgetAnswers();
  // The frame watches these two on every page: taken out of the cache, they would go on showing the former person.
  const shared: readonly unknown[] = [keys.workspace[0], keys.me[0]];
  const personal = {
    predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => !shared.includes(queryKey[0]),
  };
  await queryClient.cancelQueries(personal);
  queryClient.removeQueries(personal);
  if (person) await openAnswers(person);
}

/**
 * Makes sure that what is known belongs to this person. A session may be another one than this page took up: there
 * before the page, or opened in another tab meanwhile. One person's answers must never be kept among another's.
 */
export async function keepAnswersOf(person: string): Promise<void> {
  if (store?.person !== person) await turnToPerson(person);
}
