import {
  type SearchHit,
  type SearchKind,
  type SearchResult,
  searchKinds,
} from "@querschnitt/shared/api/search";
import { isTitle } from "@querschnitt/shared/search/isTitle";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearch as useAddress, useLocation } from "wouter";
import { useDirectory } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Page } from "../../ui/Page.tsx";
import { PhaseBadge } from "../../ui/PhaseBadge.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { AddressOf } from "./AddressOf.ts";
import { Excerpt } from "./Excerpt.tsx";
import { FoundState } from "./FoundState.tsx";
import { kindIcons } from "./kindIcons.ts";
import styles from "./Search.module.css";
import { subjectOf } from "./subjectOf.ts";
import { useFound } from "./useFound.ts";
import { useKindText } from "./useKindText.ts";

const LIMIT = 50;

/** Everything that was found, by measure and session, narrowed by kind; the address says what is sought. */
export function SearchView({ addressOf }: { addressOf: AddressOf }) {
  const { t, i18n } = useTranslation(["search", "common"]);
  const problemText = useProblemText();
  const [, navigate] = useLocation();
  const search = useAddress();
  const parameters = new URLSearchParams(search);
  const q = parameters.get("q") ?? "";
  const kind = searchKinds.find((one) => one === parameters.get("kind"));
  const [text, setText] = useState(q);
  // Another question came from elsewhere: the header's field, or going back.
  useEffect(() => setText((now) => (now.trim() === q ? now : q)), [q]);
  const found = useFound({ q, kind, limit: LIMIT });
  const { data, error } = found;

  const ask = (next: { q?: string; kind?: SearchKind | "" }): void => {
    const asked = { q, kind: kind ?? "", ...next };
    const written = new URLSearchParams(Object.entries(asked).filter(([, value]) => value.trim() !== ""));
    navigate(`/search${written.size > 0 ? `?${written}` : ""}`, { replace: true });
  };

  return (
    <Page title={t("title")} lead={t("lead")}>
      <search className={styles.fields}>
        <TextField
          label={t("words")}
          type="search"
          enterKeyHint="search"
          maxLength={200}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            ask({ q: event.target.value });
          }}
        />
        <Select<SearchKind | "">
          label={t("kind")}
          value={kind ?? ""}
          options={[
            { value: "", label: t("common:all") },
            ...searchKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
          ]}
          onValueChange={(next) => ask({ kind: next })}
        />
      </search>
      {q.trim() === "" ? (
        <EmptyState title={t("start.title")}>{t("start.text")}</EmptyState>
      ) : error && !found.isPlaceholderData && !data ? (
        <Alert
          tone="warning"
          live
          actions={<Button onClick={() => void found.refetch()}>{t("common:retry")}</Button>}
        >
          {problemText(error)}
        </Alert>
      ) : !data ? (
        <Skeleton lines={6} />
      ) : (
        <>
          <FoundState found={data} isAsking={found.isFetching} />
          {data.results.length > 0 ? (
            <ol className={styles.results}>
              {data.results.map((result) => (
                <Result key={subjectOf(result, i18n.language).id} result={result} addressOf={addressOf} />
              ))}
            </ol>
          ) : (
            data.ready && <EmptyState title={t("nothing.title")}>{t("nothing.text")}</EmptyState>
          )}
        </>
      )}
    </Page>
  );
}

function Result({ result, addressOf }: { result: SearchResult; addressOf: AddressOf }) {
  const { t, i18n } = useTranslation("sessions");
  const { id, mark, title } = subjectOf(result, i18n.language);
  return (
    <li className={styles.result}>
      <div className={styles.resultHead}>
        <h2>
          <Link href={result.about === "measure" ? `/measures/${id}` : `/sessions/${id}`}>
            <span className={styles.number}>{mark}</span> {title}
          </Link>
        </h2>
        {result.about === "measure" ? (
          <PhaseBadge phase={result.phase} />
        ) : (
          <>
            <Badge>{t(`states.${result.state}`)}</Badge>
            <span className={styles.note}>{result.place}</span>
          </>
        )}
      </div>
      <ul className={styles.hits}>
        {result.hits
          .filter((hit) => !isTitle(hit))
          .map((hit) => (
            <li key={`${hit.kind} ${addressOf(result, hit)} ${hit.excerpt.text}`}>
              <HitLink hit={hit} address={addressOf(result, hit)} />
            </li>
          ))}
      </ul>
    </li>
  );
}

function HitLink({ hit, address }: { hit: SearchHit; address: string }) {
  const { t } = useTranslation("common");
  const kindText = useKindText();
  const directory = useDirectory();
  return (
    <Link href={address} className={styles.hit}>
      <Icon name={kindIcons[hit.kind]} />
      <span>
        <span className={styles.kind}>
          {kindText(hit)}
          {hit.kind === "text" && hit.section !== "" && `: ${hit.section}`}
          {hit.kind === "comment" && (
            <>
              {`: ${directory.person(hit.author)?.name ?? t("unknownPerson")}, `}
              <DateText value={hit.createdAt} />
            </>
          )}
        </span>{" "}
        <Excerpt excerpt={hit.excerpt} />
      </span>
    </Link>
  );
}
