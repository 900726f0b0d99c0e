import type { Me } from "@querschnitt/shared/api/identity";
import type { Language } from "@querschnitt/shared/api/languages";
import type { MeasureRow } from "@querschnitt/shared/api/measures";
import { Dialog } from "radix-ui";
import { useContext, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { usePlan } from "../api/usePlan.ts";
import { visitedMeasures } from "../offline/visitedMeasures.ts";
import { useAnnounce } from "../ui/Announcer.tsx";
import { type Command, CommandsContext } from "../ui/commands.ts";
import { Icon } from "../ui/Icon.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Option } from "../ui/Option.tsx";
import styles from "./CommandMenu.module.css";
import { filterCommands } from "./filterCommands.ts";
import { pageCommands } from "./pageCommands.ts";

/** Measures shown before somebody has said which. */
const MEASURES_AT_FIRST = 4;
const MEASURES = 8;
/** How long typing pauses before a count is said. */
const PAUSE = 700;

/** Those opened last on this device, then those that changed last. */
function byRelevance(rows: readonly MeasureRow[], visited: readonly string[]): MeasureRow[] {
  const visit = ({ id }: MeasureRow): number => {
    const place = visited.indexOf(id);
    return place < 0 ? visited.length : place;
  };
  return rows.toSorted(
    (one, other) => visit(one) - visit(other) || other.changedAt.localeCompare(one.changedAt),
  );
}

/**
 * Everything that can be done here and now, found by name; last of all the words are searched for. Before anything has been
 * typed the places come first, then the measures that are likeliest to be wanted.
 */
export function CommandMenu({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t, i18n } = useTranslation(["commands", "common"]);
  const [, navigate] = useLocation();
  const registry = useContext(CommandsContext);
  const plan = usePlan();
  const announce = useAnnounce();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const chosen = useRef<Command>(undefined);
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  // Asked once: what is offered must not change under the fingers.
  const [offered] = useState(() => registry.current());

  const [visited] = useState(() => visitedMeasures(me.person.id));
  const sought = text.trim();
  const rows = plan.data ?? [];
  const measures = (sought === "" ? byRelevance(rows, visited) : rows).map(
    ({ id: measure, number, title }): Command => ({
      id: `measure-${measure}`,
      label: `${number} ${title}`,
      group: t("groups.measures"),
      icon: "document",
      words: number.replace("-", ""),
      run: () => navigate(`/measures/${measure}`),
    }),
  );
  const search: Command = {
    id: "search",
    label: sought === "" ? t("search") : t("searchFor", { text: sought }),
    group: t("groups.search"),
    icon: "search",
    run: () => navigate(`/search${sought === "" ? "" : `?${new URLSearchParams({ q: sought })}`}`),
  };
  const everywhere = pageCommands(me, t, i18n.language as Language, navigate);
  const isPlace = ({ group }: Command): boolean => group === t("groups.pages");
  const commands =
    sought === ""
      ? [
          ...everywhere.filter(isPlace),
          ...measures.slice(0, MEASURES_AT_FIRST),
          ...offered,
          ...everywhere.filter((command) => !isPlace(command)),
          search,
        ]
      : [
          ...filterCommands(offered, text),
          ...filterCommands(measures, text).slice(0, MEASURES),
          ...filterCommands(everywhere, text),
          search,
        ];
  const groups = [...new Set(commands.map(({ group }) => group))].map((group) => ({
    group,
    members: commands.filter((command) => command.group === group),
  }));
  const ordered = groups.flatMap(({ members }) => members);
  const current = ordered[active];

  const count = ordered.length - 1;
  useEffect(() => {
    if (sought === "") return;
    const timer = setTimeout(() => announce(t("count", { count })), PAUSE);
    return () => clearTimeout(timer);
  }, [sought, count, announce, t]);
  const currentId = current?.id;
  useEffect(() => {
    if (currentId === undefined) return;
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }, [currentId]);

  const choose = (command: Command | undefined): void => {
    if (!command) return;
    chosen.current = command;
    onClose();
  };
  const move = (to: number): void => setActive((to + ordered.length) % ordered.length);

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content
          className={styles.menu}
          aria-describedby={undefined}
          // Only once the focus is back where it was: a command may take it elsewhere.
          onCloseAutoFocus={() => {
            const { current: command } = chosen;
            if (command) setTimeout(command.run);
          }}
        >
          <Dialog.Title className="visually-hidden">{t("frame:commands")}</Dialog.Title>
          <div className={styles.field}>
            <Icon name="search" className={styles.icon} />
            <input
              type="text"
              role="combobox"
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={current && `${id}-${current.id}`}
              aria-autocomplete="list"
              aria-label={t("label")}
              placeholder={t("placeholder")}
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              className={styles.input}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setActive(0);
              }}
              onKeyDown={(event) => {
                const steps: Record<string, number> = {
                  ArrowDown: active + 1,
                  ArrowUp: active - 1,
                  PageDown: Math.min(active + 8, ordered.length - 1),
                  PageUp: Math.max(active - 8, 0),
                };
                const to = steps[event.key];
                if (to !== undefined) {
                  event.preventDefault();
                  move(to);
                } else if (event.key === "Enter" && !event.nativeEvent.isComposing) {
                  event.preventDefault();
                  choose(current);
                }
              }}
            />
            <Dialog.Close asChild>
              <IconButton icon="close" label={t("common:close")} />
            </Dialog.Close>
          </div>
          <div
            ref={list}
            role="listbox"
            id={`${id}-list`}
            aria-label={t("frame:commands")}
            className={styles.list}
          >
            {groups.map(({ group, members }) => (
              // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
              <div key={group} role="group" aria-label={group}>
                <p className={styles.group} aria-hidden="true">
                  {group}
                </p>
                {members.map((command) => (
                  <Option
                    key={command.id}
                    id={`${id}-${command.id}`}
                    selected={command === current}
                    className={styles.option}
                    onChoose={() => choose(command)}
                  >
                    <Icon name={command.icon} />
                    <span className={styles.label}>{command.label}</span>
                  </Option>
                ))}
              </div>
            ))}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
