import { type PageName, pageNames } from "@querschnitt/shared/api/pageNames";
import { type ReactNode, Suspense } from "react";
import { Redirect, Route, Switch, useLocation, useSearch } from "wouter";
import { MeContext, useMeQuery } from "../api/useMe.ts";
import { useNotices } from "../api/useNotices.ts";
import { useWorkspace } from "../api/useWorkspace.ts";
import { isTouring } from "../features/tour/tour.ts";
import { beginSync, SyncProvider } from "../sync/SyncProvider.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { page } from "./page.ts";
import { LoadingPage } from "./pages/LoadingPage.tsx";
import { NotFoundPage } from "./pages/NotFoundPage.tsx";
import { PlanPage } from "./pages/PlanPage.tsx";
import { SignInPage } from "./pages/SignInPage.tsx";
import { UnreachablePage } from "./pages/UnreachablePage.tsx";
import { Shell, Tour } from "./Shell.tsx";
import { signInAddress, signInTarget } from "./signInTarget.ts";

const MeasurePage = page(() => import("./pages/MeasurePage.tsx").then((m) => m.MeasurePage));
const HistoryPage = page(() => import("./pages/HistoryPage.tsx").then((m) => m.HistoryPage));
const AdministrationPage = page(() =>
  import("./pages/AdministrationPage.tsx").then((m) => m.AdministrationPage),
);
const AsidePage = page(() => import("./pages/AsidePage.tsx").then((m) => m.AsidePage));
const AccountPage = page(() => import("./pages/AccountPage.tsx").then((m) => m.AccountPage));
const InvitationPage = page(() => import("./pages/InvitationPage.tsx").then((m) => m.InvitationPage));
const NewPasswordPage = page(() => import("./pages/NewPasswordPage.tsx").then((m) => m.NewPasswordPage));
const SetupPage = page(() => import("./pages/SetupPage.tsx").then((m) => m.SetupPage));
const LegalPage = page(() => import("./pages/LegalPage.tsx").then((m) => m.LegalPage));
const MessagesPage = page(() => import("./pages/MessagesPage.tsx").then((m) => m.MessagesPage));
const SessionsPage = page(() => import("./pages/SessionsPage.tsx").then((m) => m.SessionsPage));
const SessionPage = page(() => import("./pages/SessionPage.tsx").then((m) => m.SessionPage));
const GroupPage = page(() => import("./pages/GroupPage.tsx").then((m) => m.GroupPage));
const SearchPage = page(() => import("./pages/SearchPage.tsx").then((m) => m.SearchPage));
const NotificationsPage = page(() =>
  import("./pages/NotificationsPage.tsx").then((m) => m.NotificationsPage),
);
const MailboxPage = page(() => import("./pages/MailboxPage.tsx").then((m) => m.MailboxPage));

/** Whether an address is that of a page on which documents are read and written. */
function showsDocuments(path: string): boolean {
  return path.startsWith("/measures/") || path.startsWith("/sessions/");
}

function isHistory(path: string): boolean {
  return /^\/measures\/[^/]+\/history$/.test(path);
}

/** Begins to load the code of the page at an address, before it is known who asks for it. */
export function beginPage(path: string): void {
  if (isTouring() && path !== "/signin") Tour.begin();
  if (!showsDocuments(path)) return;
  if (isHistory(path)) HistoryPage.begin();
  else if (path.startsWith("/measures/")) MeasurePage.begin();
  else SessionPage.begin();
  beginSync();
}

/** Every address of the application, and who gets to see which. */
export function Routes() {
  return (
    <Switch>
      <Route path="/invitation">
        <Public>
          <InvitationPage />
        </Public>
      </Route>
      <Route path="/new-password">
        <Public>
          <NewPasswordPage />
        </Public>
      </Route>
      <Route path="/setup">
        <Public>
          <SetupPage />
        </Public>
      </Route>
      <Route path="/signin">
        <SignedOut />
      </Route>
      <Route>
        <SignedIn />
      </Route>
    </Switch>
  );
}

/** The page of an address that everybody may read, signed in or not. */
function openPage(path: string): PageName | undefined {
  return pageNames.find((page) => path === `/${page}`);
}

function Public({ children }: { children: ReactNode }) {
  return (
    <Shell>
      <ErrorBoundary>
        <Suspense fallback={<LoadingPage />}>{children}</Suspense>
      </ErrorBoundary>
    </Shell>
  );
}

function SignedOut() {
  const me = useMeQuery();
  const workspace = useWorkspace();
  const target = signInTarget(useSearch());
  if (workspace.data?.configured === false) return <Redirect to="/setup" replace />;
  if (me.data) return <Redirect to={target} replace />;
  return <Public>{me.data === null ? <SignInPage /> : <Waiting query={me} />}</Public>;
}

function SignedIn() {
  const me = useMeQuery();
  const [path] = useLocation();
  const search = useSearch();
  const isReachable = useNotices(Boolean(me.data));
  const page = openPage(path);
  if (page && !me.data && !me.isPending) {
    return (
      <Public>
        <LegalPage page={page} />
      </Public>
    );
  }
  if (me.data === null) return <Redirect to={signInAddress(path, search)} replace />;
  if (!me.data) {
    return (
      <Public>
        <Waiting query={me} />
      </Public>
    );
  }
  return (
    <MeContext value={me.data}>
      <SyncProvider
        key={me.data.person.id}
        person={me.data.person.id}
        organisation={me.data.organisation.id}
        isReachable={isReachable}
        isNeeded={showsDocuments(path)}
      >
        <Shell me={me.data}>
          <ErrorBoundary key={path}>
            <Suspense fallback={<LoadingPage tall={showsDocuments(path)} />}>
              <Switch>
                <Route path="/">
                  <PlanPage />
                </Route>
                <Route path="/measures/:id">{({ id }) => <MeasurePage key={id} id={id} />}</Route>
                <Route path="/measures/:id/history">{({ id }) => <HistoryPage key={id} id={id} />}</Route>
                <Route path="/sessions">
                  <SessionsPage />
                </Route>
                <Route path="/sessions/:id">
                  {({ id }) => <SessionPage key={id} id={id} view="agenda" />}
                </Route>
                <Route path="/sessions/:id/live">
                  {({ id }) => <SessionPage key={id} id={id} view="live" />}
                </Route>
                <Route path="/sessions/:id/minutes">
                  {({ id }) => <SessionPage key={id} id={id} view="minutes" />}
                </Route>
                <Route path="/groups/:id">{({ id }) => <GroupPage key={id} id={id} />}</Route>
                <Route path="/administration/:section?">
                  {({ section }) => <AdministrationPage section={section} />}
                </Route>
                <Route path="/aside">
                  <AsidePage />
                </Route>
                <Route path="/messages">
                  <MessagesPage />
                </Route>
                {pageNames.map((name) => (
                  <Route key={name} path={`/${name}`}>
                    <LegalPage page={name} />
                  </Route>
                ))}
                <Route path="/search">
                  <SearchPage />
                </Route>
                <Route path="/account">
                  <AccountPage />
                </Route>
                <Route path="/notifications">
                  <NotificationsPage />
                </Route>
                <Route path="/mailbox">
                  <MailboxPage />
                </Route>
                <Route>
                  <NotFoundPage />
                </Route>
              </Switch>
            </Suspense>
          </ErrorBoundary>
        </Shell>
      </SyncProvider>
    </MeContext>
  );
}

function Waiting({ query }: { query: ReturnType<typeof useMeQuery> }) {
  if (!query.error) return <LoadingPage />;
  return <UnreachablePage error={query.error} onRetry={() => void query.refetch()} />;
}
