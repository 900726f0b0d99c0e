import { isUndecided, type ReadThread } from "@querschnitt/shared/documents/discussion";
import { CLAIM_MILLISECONDS } from "@querschnitt/shared/policy/proposals";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { RelativeTime } from "../../ui/RelativeTime.tsx";
import { useNow } from "../../ui/useNow.ts";
import styles from "./Proposals.module.css";
import type { ProposalPlace } from "./placeProposal.ts";
import { Wording } from "./Wording.tsx";

/** What the reader of a proposal may do with it, and what happens then. */
export interface ProposalDeeds {
  /** Whether they change the draft, and so decide. */
  mayDecide: boolean;
  /** Why nothing can be accepted right now although they might; undefined: it can. */
  hindrance: "offline" | "proposing" | undefined;
  /** Ids of the threads that are being worked on. */
  busy: ReadonlySet<string>;
  accept: (thread: ReadThread) => void;
  acceptChanged: (thread: ReadThread) => void;
  decline: (thread: ReadThread) => void;
  reopen: (thread: ReadThread) => void;
  withdraw: (thread: ReadThread) => void;
}

/** A proposal in the discussion: whose it is, what it changes, what has been decided, and what can be done with it. */
export function ProposalCard({
  thread,
  place,
  me,
  moderates,
  directory,
  deeds,
  onJump,
}: {
  thread: ReadThread;
  /** Undefined while no editor shows the text, or where it does not matter any more. */
  place: ProposalPlace | undefined;
  me: string;
  moderates: boolean;
  directory: DirectoryView;
  deeds: ProposalDeeds;
  onJump: () => void;
}) {
  const { t } = useTranslation("proposals");
  const [withdrawing, setWithdrawing] = useState(false);
  const now = useNow();
  const { proposal } = thread;
  if (!proposal) return null;
  const nameOf = (person: string): string => directory.person(person)?.name ?? t("somebody");
  const organisation = directory.organisationOf(proposal.author);
  const { outcome } = proposal;
  const open = isUndecided(proposal);
  const isClaimed = outcome?.state === "claimed" && now - outcome.at < CLAIM_MILLISECONDS;
  const claimedByOther = isClaimed && outcome.by !== me;
  const isBusy = deeds.busy.has(thread.id);
  const decides = deeds.mayDecide && open && !claimedByOther;
  return (
    <div className={styles.card}>
      <p className={styles.byline}>
        <strong>{t("card.by", { name: nameOf(proposal.author) })}</strong>
        {organisation && (
          <OrganisationMark group={organisation.stakeholderGroup} name={organisation.shortName} />
        )}
        <span className={styles.note}>
          <RelativeTime value={proposal.createdAt} />
        </span>
      </p>
      {proposal.withdrawn ? (
        <Badge tone="neutral">{t("state.withdrawn")}</Badge>
      ) : (
        <Wording original={proposal.original} replacement={proposal.replacement} />
      )}
      {outcome?.state === "accepted" && (
        <Badge tone="success" icon="check">
          {t(outcome.changed ? "state.acceptedChanged" : "state.accepted", { name: nameOf(outcome.by) })}
        </Badge>
      )}
      {outcome?.state === "declined" && (
        <>
          <Badge tone="neutral" icon="close">
            {t("state.declined", { name: nameOf(outcome.by) })}
          </Badge>
          <p className={styles.reason}>{t("state.reason", { reason: outcome.reason })}</p>
        </>
      )}
      {isClaimed && open && <p className={styles.note}>{t("state.claimed", { name: nameOf(outcome.by) })}</p>}
      {open && place && place.state !== "unchanged" && (
        <Badge tone="warning" icon="alert">
          {t(`place.${place.state}`)}
        </Badge>
      )}
      <div className={styles.buttons}>
        {open && place && place.state !== "lost" && (
          <Button size="small" variant="quiet" onClick={onJump}>
            {t("card.jump")}
          </Button>
        )}
        {decides && (
          <>
            <Button
              size="small"
              variant="primary"
              icon="check"
              busy={isBusy}
              disabled={deeds.hindrance !== undefined}
              onClick={() => deeds.accept(thread)}
            >
              {t("card.accept")}
            </Button>
            <Button
              size="small"
              icon="edit"
              disabled={deeds.hindrance !== undefined || isBusy}
              onClick={() => deeds.acceptChanged(thread)}
            >
              {t("card.acceptChanged")}
            </Button>
            <Button
              size="small"
              icon="close"
              disabled={deeds.hindrance === "offline" || isBusy}
              onClick={() => deeds.decline(thread)}
            >
              {t("card.decline")}
            </Button>
          </>
        )}
        {deeds.mayDecide && !open && !proposal.withdrawn && (
          <Button
            size="small"
            variant="quiet"
            icon="undo"
            busy={isBusy}
            disabled={deeds.hindrance === "offline"}
            onClick={() => deeds.reopen(thread)}
          >
            {t("card.reopen")}
          </Button>
        )}
        {open && (proposal.author === me || moderates) && (
          <Button size="small" variant="quiet" icon="trash" onClick={() => setWithdrawing(true)}>
            {t("card.withdraw")}
          </Button>
        )}
      </div>
      {decides && deeds.hindrance && <p className={styles.note}>{t(`hindrance.${deeds.hindrance}`)}</p>}
      <ConfirmDialog
        open={withdrawing}
        onOpenChange={setWithdrawing}
        title={t("withdraw.title")}
        description={t("withdraw.meaning")}
        confirm={t("card.withdraw")}
        danger
        onConfirm={() => {
          setWithdrawing(false);
          deeds.withdraw(thread);
        }}
      />
    </div>
  );
}
