import type { SearchHit } from "@querschnitt/shared/api/search";
import { isTitle } from "@querschnitt/shared/search/isTitle";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../api/useProblemText.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Option } from "../../ui/Option.tsx";
import type { AddressOf } from "./AddressOf.ts";
import { Excerpt } from "./Excerpt.tsx";
import { FoundState } from "./FoundState.tsx";
import { kindIcons } from "./kindIcons.ts";
import styles from "./Search.module.css";
import { subjectOf } from "./subjectOf.ts";
import { useFound } from "./useFound.ts";
import { useKindText } from "./useKindText.ts";

const LIMIT = 8;

/** What is found while one types, below the field; the last line leads to everything. */
export function Suggestions({
  id,
  text,
  active,
  addressOf,
  onOffer,
  onChoose,
}: {
  /** Ids of the options begin with it. */
  id: string;
  text: string;
  active: number;
  addressOf: AddressOf;
  onOffer: (addresses: readonly string[]) => void;
  onChoose: (address: string) => void;
}) {
  const { t, i18n } = useTranslation("search");
  const problemText = useProblemText();
  const found = useFound({ q: text, limit: LIMIT });
  const { data } = found;
  const everything = `/search?${new URLSearchParams({ q: text.trim() })}`;
  const groups = useMemo(() => {
    let place = 0;
    return (data?.results ?? []).map((result) => ({
      result,
      subject: subjectOf(result, i18n.language),
      hits: result.hits.map((hit) => ({ hit, place: place++, address: addressOf(result, hit) })),
    }));
  }, [data, addressOf, i18n.language]);
  const addresses = useMemo(
    () => [...groups.flatMap(({ hits }) => hits.map(({ address }) => address)), everything],
    [groups, everything],
  );
  useEffect(() => onOffer(addresses), [addresses, onOffer]);
  const last = addresses.length - 1;

  return (
    // The field keeps the focus: a press on the list must not take it.
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here but kept from being done
    <div className={styles.popup} onMouseDown={(event) => event.preventDefault()}>
      <FoundState found={data} isAsking={found.isFetching} />
      {found.error && !data && <p className={styles.note}>{problemText(found.error)}</p>}
      <div role="listbox" id={`${id}-list`} aria-label={t("suggestions")}>
        {groups.map(({ subject: { id: subject, mark, title }, hits }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
          <div key={subject} role="group" aria-label={`${mark} ${title}`}>
            {hits[0] && !isTitle(hits[0].hit) && (
              <p className={styles.groupTitle} aria-hidden="true">
                <span className={styles.number}>{mark}</span> {title}
              </p>
            )}
            {hits.map(({ hit, place, address }) => (
              <Option
                key={place}
                id={`${id}-${place}`}
                selected={place === active}
                onChoose={() => onChoose(address)}
              >
                <HitLine mark={mark} hit={hit} />
              </Option>
            ))}
          </div>
        ))}
        <Option id={`${id}-${last}`} selected={last === active} onChoose={() => onChoose(everything)}>
          <Icon name="search" />
          <span>{t("everything", { text: text.trim() })}</span>
        </Option>
      </div>
    </div>
  );
}

function HitLine({ mark, hit }: { mark: string; hit: SearchHit }) {
  const kindText = useKindText();
  if (isTitle(hit)) {
    return (
      <>
        <Icon name={kindIcons[hit.kind]} />
        <span className={styles.optionTitle}>
          <span className={styles.number}>{mark}</span> <Excerpt excerpt={hit.excerpt} />
        </span>
      </>
    );
  }
  return (
    <>
      <Icon name={kindIcons[hit.kind]} />
      <span className={styles.optionText}>
        <span className={styles.kind}>{kindText(hit)}</span> <Excerpt excerpt={hit.excerpt} />
      </span>
    </>
  );
}
