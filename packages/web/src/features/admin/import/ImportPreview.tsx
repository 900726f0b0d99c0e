import type { InvitationBatchResult } from "@querschnitt/shared/api/identity";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useInviteMany } from "../../../api/administration.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { CardTable } from "../../../ui/CardTable.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import styles from "../Admin.module.css";
import { OrganisationDialog } from "../OrganisationDialog.tsx";
import importStyles from "./Import.module.css";
import { ImportRowDialog } from "./ImportRowDialog.tsx";
import { type JudgedRow, judgeRows, type Known, plain } from "./judgeRows.ts";
import { RowProblems } from "./RowProblems.tsx";
import type { ImportRow } from "./readRows.ts";

/** The list as it was understood, row by row, with what is wrong and how to mend it. */
export function ImportPreview({
  rows,
  known,
  onChange,
  onBack,
  onInvited,
}: {
  rows: readonly ImportRow[];
  known: Known;
  onChange: (rows: ImportRow[]) => void;
  onBack: () => void;
  onInvited: (judged: readonly JudgedRow[], result: InvitationBatchResult) => void;
}) {
  const { t } = useTranslation(["import", "common"]);
  const problemText = useProblemText();
  const invite = useInviteMany();
  // One for all attempts with this list: a repeated one invites nobody a second time.
  const [attempt] = useState(() => newId());
  const [edited, setEdited] = useState<ImportRow>();
  const [newOrganisation, setNewOrganisation] = useState<string>();
  const [onlyWrong, setOnlyWrong] = useState(false);

  const judged = useMemo(() => judgeRows(rows, known), [rows, known]);
  const included = judged.filter(({ row }) => row.included);
  const ready = included.filter(({ wanted }) => wanted);
  const wrong = included.length - ready.length;
  const shown = onlyWrong ? judged.filter(({ problems }) => problems.length > 0) : judged;

  const change = (matches: (row: ImportRow) => boolean, what: Partial<ImportRow>) =>
    onChange(rows.map((row) => (matches(row) ? { ...row, ...what } : row)));
  const submit = () =>
    invite.mutate(
      { rows: ready.flatMap(({ wanted }) => wanted ?? []), attempt },
      { onSuccess: (result) => onInvited(ready, result) },
    );

  return (
    <>
      <p className={styles.lead}>{t("preview.lead")}</p>
      {wrong > 0 ? (
        <Alert tone="warning">{t("preview.wrong", { count: wrong })}</Alert>
      ) : (
        <Alert tone="success">{t("preview.right", { count: ready.length })}</Alert>
      )}
      <Checkbox label={t("preview.onlyWrong")} checked={onlyWrong} onCheckedChange={setOnlyWrong} />
      <CardTable<JudgedRow>
        caption={t("preview.title")}
        rows={shown}
        rowKey={({ row }) => row.line}
        columns={[
          {
            key: "included",
            label: t("preview.included"),
            cell: ({ row }) => (
              <Checkbox
                label={
                  <>
                    {row.line}
                    <span className="visually-hidden">: {t("preview.include", { name: row.name })}</span>
                  </>
                }
                checked={row.included}
                onCheckedChange={(next) => change(({ line }) => line === row.line, { included: next })}
              />
            ),
          },
          {
            key: "person",
            label: t("preview.person"),
            head: true,
            cell: ({ row }) => (
              <>
                <p className={importStyles.person}>{row.name}</p>
                <p className={importStyles.more}>{row.email}</p>
              </>
            ),
          },
          { key: "organisation", label: t("columns.organisation"), cell: ({ row }) => row.organisation },
          {
            key: "role",
            label: t("preview.roleAndGroups"),
            cell: ({ row }) => (
              <>
                <p>{row.role}</p>
                <p className={importStyles.more}>{row.groups}</p>
              </>
            ),
          },
          {
            key: "state",
            label: t("preview.state"),
            cell: ({ row, problems }) =>
              !row.included ? (
                <Badge>{t("preview.leftOut")}</Badge>
              ) : problems.length === 0 ? (
                <Badge tone="success" icon="check">
                  {t("preview.fine")}
                </Badge>
              ) : (
                <RowProblems
                  problems={problems}
                  onTake={(text, name) =>
                    change(({ organisation }) => plain(organisation) === plain(text), { organisation: name })
                  }
                  onCreate={setNewOrganisation}
                />
              ),
          },
          {
            key: "edit",
            label: t("preview.change"),
            cell: ({ row }) => (
              <Button
                size="small"
                icon="edit"
                aria-label={t("preview.edit", { line: row.line, name: row.name || row.email })}
                onClick={() => setEdited(row)}
              >
                {t("common:edit")}
              </Button>
            ),
          },
        ]}
      />
      {invite.error && (
        <Alert tone="danger" live>
          {problemText(invite.error)} {t("preview.again")}
        </Alert>
      )}
      <div className={styles.actions}>
        <Button onClick={onBack}>{t("preview.back")}</Button>
        <Button
          variant="primary"
          icon="send"
          busy={invite.isPending}
          disabled={ready.length === 0}
          onClick={submit}
        >
          {t("preview.submit", { count: ready.length })}
        </Button>
      </div>
      {edited && (
        <ImportRowDialog
          row={edited}
          known={known}
          others={rows.filter(({ line }) => line !== edited.line)}
          onClose={() => setEdited(undefined)}
          onSave={(row) => {
            change(({ line }) => line === row.line, row);
            setEdited(undefined);
          }}
        />
      )}
      {newOrganisation !== undefined && (
        <OrganisationDialog
          organisation={undefined}
          suggestedName={newOrganisation}
          onClose={(name) => {
            if (name) {
              change(({ organisation }) => plain(organisation) === plain(newOrganisation), {
                organisation: name,
              });
            }
            setNewOrganisation(undefined);
          }}
        />
      )}
    </>
  );
}
