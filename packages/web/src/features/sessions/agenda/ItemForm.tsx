import type { ReadItem } from "@querschnitt/shared/documents/agenda";
import { type ItemKind, MAX_ITEM_TITLE } from "@querschnitt/shared/policy/agenda";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { usePlan } from "../../../api/usePlan.ts";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "../Sessions.module.css";
import { readTopic, type Topic, TopicFields } from "./TopicFields.tsx";

export interface ItemTerms {
  title: string;
  kind: ItemKind;
  minutes: number | null;
  presenter: string | null;
  publicTitle: string;
  measures: string[];
  /** A paper to add; both empty: none. */
  paper: { title: string; href: string };
}

type OtherTerms = Omit<ItemTerms, "title" | "kind" | "minutes">;

/** What is said about an item of the agenda. Mount it when it opens. */
export function ItemForm({
  before,
  isPresenter,
  isClosed,
  group,
  directory,
  onSave,
  onClose,
}: {
  before: ReadItem | undefined;
  /** Presents it and does not prepare the agenda: says how long it takes, and brings papers and measures. */
  isPresenter: boolean;
  /** Of the non-public part: it can have a public name. */
  isClosed: boolean;
  group: string;
  directory: DirectoryView;
  onSave: (terms: ItemTerms) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("sessions");
  const plan = usePlan();
  const [terms, setTerms] = useState<OtherTerms>({
    presenter: before?.presenter ?? null,
    publicTitle: before?.publicTitle ?? "",
    measures: before?.measures ?? [],
    paper: { title: "", href: "" },
  });
  const [topic, setTopic] = useState<Topic>({
    title: before?.title ?? "",
    kind: before?.kind ?? "discussion",
    minutes: String(before?.minutes ?? ""),
  });
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<OtherTerms>): void => setTerms({ ...terms, ...changes });
  const { paper } = terms;
  const isPaper = paper.title.trim() !== "" || paper.href.trim() !== "";
  const isAddressWrong = isPaper && !/^https?:\/\/\S+$/i.test(paper.href.trim());
  const ofGroup = (plan.data ?? []).filter(
    ({ id, workingGroup }) => workingGroup === group || terms.measures.includes(id),
  );

  const save = (): void => {
    setTried(true);
    const said = readTopic(topic);
    if (!said || isAddressWrong) return;
    const href = paper.href.trim();
    onSave({
      ...terms,
      ...said,
      publicTitle: terms.publicTitle.trim(),
      paper: { title: paper.title.trim() || href, href },
    });
    onClose();
  };

  return (
    <FormDialog
      title={t(before ? "item.edit" : "item.add")}
      submitLabel={t(before ? "form.save" : "item.addButton")}
      noValidate
      onSubmit={save}
      onClose={onClose}
    >
      <TopicFields topic={topic} tried={tried} onlyTime={isPresenter} onChange={setTopic}>
        {isClosed && !isPresenter && (
          <TextField
            label={t("item.publicTitle")}
            hint={t("item.publicTitleHint")}
            maxLength={MAX_ITEM_TITLE}
            value={terms.publicTitle}
            onChange={(event) => set({ publicTitle: event.target.value })}
          />
        )}
      </TopicFields>
      <Select
        label={t("item.presenter")}
        disabled={isPresenter}
        value={terms.presenter ?? ""}
        options={[
          { value: "", label: t("form.nobodyYet") },
          ...directory.people
            .filter(({ active, id }) => active || id === terms.presenter)
            .map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onValueChange={(presenter) => set({ presenter: presenter === "" ? null : presenter })}
      />
      {ofGroup.length > 0 && (
        <fieldset className={styles.choices}>
          <legend>{t("item.measures")}</legend>
          {ofGroup.map(({ id, number, title }) => (
            <Checkbox
              key={id}
              label={`${number} ${title}`}
              checked={terms.measures.includes(id)}
              onCheckedChange={(linked) =>
                set({
                  measures: linked ? [...terms.measures, id] : terms.measures.filter((one) => one !== id),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <fieldset className={styles.choices}>
        <legend>{t("item.newPaper")}</legend>
        <div className={styles.fields}>
          <TextField
            label={t("item.paperTitle")}
            maxLength={MAX_ITEM_TITLE}
            value={paper.title}
            onChange={(event) => set({ paper: { ...paper, title: event.target.value } })}
          />
          <TextField
            label={t("item.paperAddress")}
            type="url"
            placeholder="https://"
            maxLength={2_000}
            error={tried && isAddressWrong ? t("item.addressWrong") : undefined}
            value={paper.href}
            onChange={(event) => set({ paper: { ...paper, href: event.target.value } })}
          />
        </div>
      </fieldset>
    </FormDialog>
  );
}
