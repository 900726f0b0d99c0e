import type { ReadItem } from "@querschnitt/shared/documents/agenda";
import { type ItemKind, itemKinds, MAX_ITEM_TITLE, MAX_TIME_BOX } from "@querschnitt/shared/policy/agenda";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../../api/useDirectory.ts";
import { usePlan } from "../../../api/usePlan.ts";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { FormDialog } from "../../../ui/FormDialog.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextField } from "../../../ui/TextField.tsx";
import styles from "../Sessions.module.css";

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
  const [terms, setTerms] = useState<ItemTerms>({
    title: before?.title ?? "",
    kind: before?.kind ?? "discussion",
    minutes: before?.minutes ?? null,
    presenter: before?.presenter ?? null,
    publicTitle: before?.publicTitle ?? "",
    measures: before?.measures ?? [],
    paper: { title: "", href: "" },
  });
  const [minutes, setMinutes] = useState(terms.minutes === null ? "" : String(terms.minutes));
  const [tried, setTried] = useState(false);
  const set = (changes: Partial<ItemTerms>): void => setTerms({ ...terms, ...changes });
  const { paper } = terms;
  const isTitleMissing = terms.title.trim() === "";
  const areMinutesWrong = minutes !== "" && !(Number(minutes) >= 0 && Number(minutes) <= MAX_TIME_BOX);
  const isPaper = paper.title.trim() !== "" || paper.href.trim() !== "";
  const isAddressWrong = isPaper && !/^https?:\/\/\S+$/i.test(paper.href.trim());
  const ofGroup = (plan.data ?? []).filter(
    ({ id, workingGroup }) => workingGroup === group || terms.measures.includes(id),
  );

  const save = (): void => {
    setTried(true);
    if (isTitleMissing || areMinutesWrong || isAddressWrong) return;
    const href = paper.href.trim();
    onSave({
      ...terms,
      title: terms.title.trim(),
      publicTitle: terms.publicTitle.trim(),
      minutes: minutes === "" ? null : Math.round(Number(minutes)),
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
      <TextField
        label={t("item.title")}
        maxLength={MAX_ITEM_TITLE}
        disabled={isPresenter}
        required
        error={tried && isTitleMissing ? t("item.titleMissing") : undefined}
        value={terms.title}
        onChange={(event) => set({ title: event.target.value })}
      />
      {isClosed && !isPresenter && (
        <TextField
          label={t("item.publicTitle")}
          hint={t("item.publicTitleHint")}
          maxLength={MAX_ITEM_TITLE}
          value={terms.publicTitle}
          onChange={(event) => set({ publicTitle: event.target.value })}
        />
      )}
      <div className={styles.fields}>
        <Select
          label={t("item.kind")}
          disabled={isPresenter}
          value={terms.kind}
          options={itemKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onValueChange={(kind) => set({ kind })}
        />
        <TextField
          label={t("item.minutes")}
          inputMode="numeric"
          error={tried && areMinutesWrong ? t("item.minutesWrong", { most: MAX_TIME_BOX }) : undefined}
          value={minutes}
          onChange={(event) => setMinutes(event.target.value.trim())}
        />
      </div>
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
