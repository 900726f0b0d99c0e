import type { Session } from "@querschnitt/shared/api/sittings";
import { mayReadMinutes, mayRecord } from "@querschnitt/shared/policy/sessions";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { Page } from "../../ui/Page.tsx";
import { ViewLinks } from "../../ui/ViewLinks.tsx";
import { SessionActions } from "./SessionHeader.tsx";

export type SessionViewName = "agenda" | "live" | "minutes";

const address = (session: string, view: SessionViewName): string =>
  view === "agenda" ? `/sessions/${session}` : `/sessions/${session}/${view}`;

/** The views of a session that its reader has something to do in. */
export function sessionViews(session: Session): SessionViewName[] {
  const { state } = session;
  const hasBegun = state !== "preparation" && state !== "invited" && state !== "cancelled";
  const readsMinutes = mayReadMinutes(session) && (hasBegun || mayRecord(session));
  return [
    "agenda",
    ...(state === "running" && mayReadMinutes(session) ? ["live" as const] : []),
    ...(readsMinutes ? ["minutes" as const] : []),
  ];
}

/** What the views of a session have in common: its name, what can be done with it, and the ways between them. */
export function SessionFrame({
  session,
  view,
  directory,
  actions,
  children,
}: {
  session: Session;
  view: SessionViewName;
  directory: DirectoryView;
  /** The most important one comes first. */
  actions: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation("sessions");
  const views = sessionViews(session);
  return (
    <Page
      title={session.title}
      lead={<Link href="/sessions">{t("toAll")}</Link>}
      actions={
        <>
          {actions}
          <SessionActions {...{ session, directory }} />
        </>
      }
    >
      {views.length > 1 && (
        <ViewLinks
          label={t("views.label")}
          links={views.map((name) => ({
            href: address(session.id, name),
            label: t(`views.${name}`),
            isCurrent: name === view,
          }))}
        />
      )}
      {children}
    </Page>
  );
}
