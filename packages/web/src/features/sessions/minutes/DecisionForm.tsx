import {
  type Decision,
  MAX_WORDING,
  type Result,
  results,
  voteProblem,
  votingAt,
} from "@querschnitt/shared/policy/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Alert } from "../../../ui/Alert.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import type { Present } from "../attendance/attendance.ts";
import { changesTo } from "../changesTo.ts";
import styles from "../Sessions.module.css";
import { fromTimeField, toTimeField } from "../sessionTime.ts";
import own from "./Minutes.module.css";

export type DecisionTerms = Omit<Decision, "item" | "createdBy" | "createdAt" | "deleted">;

const voteKinds = ["yes", "no", "abstain", "biased"] as const;
type Votes = Record<(typeof voteKinds)[number], string>;

const readVotes = (text: string): number | null => (text === "" ? null : Number(text));
const areVotesWrong = (text: string): boolean => !/^\d{0,4}$/.test(text);

/** What was decided, in its wording, and how the votes fell. Mount it when it opens. */
export function DecisionForm({
  before,
  start,
  now,
  attendance,
  onSave,
  onClose,
}: {
  before: Decision | undefined;
  /** When the session begins, ISO 8601. */
  start: string;
  /** When a new one was voted on; null where that is not known. */
  now: number | null;
  attendance: readonly Present[];
  /** Gets only what is different. */
  onSave: (terms: Partial<DecisionTerms>) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation(["minutes", "common"]);
  const takenBefore = before ? before.takenAt : now;
  const clockBefore = toTimeField(takenBefore);
  const [wording, setWording] = useState(before?.wording ?? "");
  const [result, setResult] = useState<Result | "">(before?.result ?? "");
  const [clock, setClock] = useState(clockBefore);
  const [votes, setVotes] = useState<Votes>(() => {
    const known = (kind: (typeof voteKinds)[number]): string => String(before?.[kind] ?? "");
    return { yes: known("yes"), no: known("no"), abstain: known("abstain"), biased: known("biased") };
  });
  const [tried, setTried] = useState(false);
  const takenAt = clock === clockBefore ? takenBefore : fromTimeField(start, clock);
  const wrong = voteKinds.filter((kind) => areVotesWrong(votes[kind]));
  const counted = {
    yes: readVotes(votes.yes),
    no: readVotes(votes.no),
    abstain: readVotes(votes.abstain),
    biased: readVotes(votes.biased),
  };
  const problem = wrong.length === 0 ? voteProblem(counted, votingAt(attendance, takenAt)) : undefined;
  const save = (): void => {
    setTried(true);
    if (wording.trim() === "" || wrong.length > 0) return;
    const said: DecisionTerms = {
      wording: wording.trim(),
      ...counted,
      result: result === "" ? null : result,
      takenAt,
    };
    const changes = changesTo(before, said);
    if (changes) onSave(changes);
    onClose();
  };
  return (
    <FormDialog
      title={t(before ? "decision.edit" : "decision.add")}
      submitLabel={t("common:save")}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <TextArea
        label={t("decision.wording")}
        hint={t("decision.wordingHint")}
        rows={5}
        maxLength={MAX_WORDING}
        required
        error={tried && wording.trim() === "" ? t("decision.wordingMissing") : undefined}
        value={wording}
        onChange={(event) => setWording(event.target.value)}
      />
      <div className={own.votes}>
        {voteKinds.map((kind) => (
          <TextField
            key={kind}
            label={t(`votes.${kind}`)}
            inputMode="numeric"
            maxLength={4}
            error={tried && wrong.includes(kind) ? t("decision.voteWrong") : undefined}
            value={votes[kind]}
            onChange={(event) => setVotes({ ...votes, [kind]: event.target.value.trim() })}
          />
        ))}
      </div>
      {problem && (
        <Alert tone="warning" live>
          {t(`decision.${problem.kind}`, { cast: problem.cast, voters: problem.voters })}
        </Alert>
      )}
      <div className={styles.fields}>
        <Select
          label={t("decision.result")}
          value={result}
          options={[
            { value: "", label: t("decision.noResult") },
            ...results.map((value) => ({ value, label: t(`results.${value}`) })),
          ]}
          onValueChange={setResult}
        />
        <TextField
          type="time"
          label={t("decision.takenAt")}
          value={clock}
          onChange={(event) => setClock(event.target.value)}
        />
      </div>
    </FormDialog>
  );
}
