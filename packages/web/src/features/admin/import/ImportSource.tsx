import { BATCH_ROWS } from "@querschnitt/shared/api/identity";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { readCsv, writeCsv } from "../../../csv/csv.ts";
import { decodeText } from "../../../csv/decodeText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { download } from "../../../ui/download.ts";
import { TextArea } from "../../../ui/TextArea.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "../Admin.module.css";
import { columns, type ImportRow, readRows } from "./readRows.ts";

/** No list of so many people is larger; whatever is, is something else. */
const MOST_BYTES = 2 * 1024 * 1024;

type Problem = "empty" | "tooMany" | "tooLarge";

/** Where the list comes from: a file, or the clipboard. */
export function ImportSource({ onRead }: { onRead: (rows: ImportRow[]) => void }) {
  const { t } = useTranslation("import");
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<Problem>();

  const take = (list: string) => {
    const rows = readRows(readCsv(list));
    if (rows.length === 0) setProblem("empty");
    else if (rows.length > BATCH_ROWS) setProblem("tooMany");
    else onRead(rows);
  };
  const takeFile = async (file: File | undefined) => {
    setProblem(undefined);
    if (!file) return;
    if (file.size > MOST_BYTES) setProblem("tooLarge");
    else take(decodeText(new Uint8Array(await file.arrayBuffer())));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    take(text);
  };
  const template = () => {
    const head = columns.map((column) => t(`columns.${column}`));
    download(
      t("source.templateFile"),
      writeCsv([head, columns.map((column) => t(`example.${column}`))]),
      "text/csv",
    );
  };

  return (
    <>
      <p className={styles.lead}>{t("source.lead")}</p>
      <div>
        <Button icon="download" onClick={template}>
          {t("source.template")}
        </Button>
      </div>
      {problem && (
        <Alert tone="danger" live>
          {t(`source.${problem}`, { count: BATCH_ROWS })}
        </Alert>
      )}
      <Card>
        <form onSubmit={submit} className={styles.form}>
          <TextField
            label={t("source.file")}
            hint={t("source.fileHint")}
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
            onChange={(event) => {
              const { files } = event.target;
              void takeFile(files?.[0]);
              // The same file can be chosen again once it was corrected.
              event.target.value = "";
            }}
          />
          <TextArea
            label={t("source.paste")}
            hint={t("source.pasteHint")}
            rows={6}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <div>
            <Button type="submit" variant="primary" disabled={text.trim() === ""}>
              {t("source.preview")}
            </Button>
          </div>
        </form>
      </Card>
    </>
  );
}
