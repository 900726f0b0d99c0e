import {
  type SavedFilterList as List,
  MAX_SAVED_FILTERS,
  type SavedFilter,
} from "@querschnitt/shared/api/savedFilters";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { mayShareFilters } from "@querschnitt/shared/policy/roles";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearch } from "wouter";
import { useDirectory } from "../../api/useDirectory.ts";
import { useMe } from "../../api/useMe.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { useSavedFilters } from "../../api/useSavedFilters.ts";
import { knownFilters, useSaveFilters } from "../../api/useSaveFilters.ts";
import { Alert } from "../../ui/Alert.tsx";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useToast } from "../../ui/Toaster.tsx";
import { readPlace, writePlace } from "./planPlace.ts";
import styles from "./SavedFilterList.module.css";

/** One's own saved filters and those that others share: to open, keep, share, and to open the plan with. */
export function SavedFilterList({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation(["planViews", "common"]);
  const me = useMe();
  const directory = useDirectory();
  const problemText = useProblemText();
  const announce = useAnnounce();
  const toast = useToast();
  const { data, error } = useSavedFilters();
  const saving = useSaveFilters();
  const current = writePlace(readPlace(useSearch()));
  const [name, setName] = useState("");
  if (!data) return error ? <p>{problemText(error)}</p> : <Skeleton />;

  const { version, filters, opensWith, sharedByOthers } = data;
  const change = (next: Partial<List>, said: string): void => {
    saving.mutate({ version, filters, opensWith, ...next }, { onSuccess: () => announce(said) });
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const given = name.trim();
    if (given === "") return;
    const before = filters.find((filter) => filter.name === given);
    const filter: SavedFilter = {
      id: before?.id ?? newId(),
      name: given,
      query: current,
      shared: before?.shared ?? false,
    };
    const next = before ? filters.map((one) => (one === before ? filter : one)) : [...filters, filter];
    change({ filters: next }, t("saved.done", { name: given }));
    setName("");
  };
  const share = (filter: SavedFilter): void =>
    change(
      { filters: filters.map((one) => (one === filter ? { ...one, shared: !one.shared } : one)) },
      t(filter.shared ? "saved.unshared" : "saved.nowShared", { name: filter.name }),
    );
  const restore = (filter: SavedFilter, index: number, opened: boolean): void => {
    const now = knownFilters();
    if (!now || now.filters.some(({ id }) => id === filter.id)) return;
    saving.mutate({
      version: now.version,
      filters: [...now.filters.slice(0, index), filter, ...now.filters.slice(index)],
      opensWith: opened ? filter.id : now.opensWith,
    });
  };
  const remove = (filter: SavedFilter): void => {
    const opened = opensWith === filter.id;
    const left = filters.filter((one) => one !== filter);
    saving.mutate(
      { version, filters: left, opensWith: opened ? null : opensWith },
      {
        onSuccess: () =>
          toast({
            text: t("saved.removed", { name: filter.name }),
            action: {
              label: t("common:undo"),
              perform: () => restore(filter, filters.indexOf(filter), opened),
            },
          }),
      },
    );
  };
  const open = (filter: { name: string; query: string }) => (
    <Link
      href={`/?${filter.query}`}
      onClick={onOpen}
      {...(filter.query === current && { "aria-current": "true" as const })}
    >
      {filter.name}
    </Link>
  );

  return (
    <div className={styles.saved}>
      {saving.error && (
        <Alert tone="danger" live>
          {problemText(saving.error)}
        </Alert>
      )}
      {filters.length === 0 && <p className={styles.hint}>{t("saved.empty")}</p>}
      {filters.length > 0 && (
        <ul aria-label={t("saved.own")} className={classNames("plain-list", styles.list)}>
          {filters.map((filter) => (
            <li key={filter.id}>
              {open(filter)}
              {mayShareFilters(me) && (
                <IconButton
                  size="small"
                  icon="people"
                  aria-pressed={filter.shared}
                  label={t("saved.share", { name: filter.name })}
                  onClick={() => share(filter)}
                />
              )}
              <IconButton
                size="small"
                icon="trash"
                label={t("saved.remove", { name: filter.name })}
                onClick={() => remove(filter)}
              />
            </li>
          ))}
        </ul>
      )}
      {sharedByOthers.length > 0 && (
        <>
          <p className={styles.heading}>{t("saved.others")}</p>
          <ul aria-label={t("saved.others")} className={classNames("plain-list", styles.list)}>
            {sharedByOthers.map((filter) => (
              <li key={filter.id}>
                {open(filter)}
                <span className={styles.hint}>
                  {directory.person(filter.by)?.name ?? t("common:unknownPerson")}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {filters.length + sharedByOthers.length > 0 && (
        <Select
          label={t("saved.opensWith")}
          value={opensWith ?? ""}
          options={[
            { value: "", label: t("saved.wholePlan") },
            ...[...filters, ...sharedByOthers].map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValueChange={(id) => change({ opensWith: id || null }, t("saved.opensDone"))}
        />
      )}
      {filters.length < MAX_SAVED_FILTERS ? (
        <form className={styles.form} onSubmit={save}>
          <TextField
            label={t("saved.name")}
            hint={t("saved.nameHint")}
            value={name}
            maxLength={80}
            required
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" busy={saving.isPending}>
            {t("saved.save")}
          </Button>
        </form>
      ) : (
        <p className={styles.hint}>{t("saved.full", { count: MAX_SAVED_FILTERS })}</p>
      )}
    </div>
  );
}
