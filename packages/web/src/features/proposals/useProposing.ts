import { DRAFT_ROOT } from "@querschnitt/shared/documents/draft";
import { newId } from "@querschnitt/shared/documents/identifiers";
import { type Difference, proposalsBetween } from "@querschnitt/shared/documents/proposing/proposalsBetween";
import { richContentShape } from "@querschnitt/shared/policy/richContent";
import { fromBase64, toBase64 } from "lib0/buffer";
import { useEffect, useMemo, useRef, useState } from "react";
import * as Y from "yjs";
import { isSound } from "../../editor/soundness.ts";
import { begunTextKey } from "../../offline/begunTexts.ts";
import { useKept } from "../../offline/useKept.ts";
import type { RoomHandle } from "../../sync/RoomHandle.ts";

/** How long typing pauses before what has changed is looked up, in milliseconds. */
const PAUSE = 250;

/** Writing in a copy of the draft, of which nothing but proposals gets out. */
export interface Proposing {
  isOn: boolean;
  /** Whether there is a draft that can be copied; not while it cannot be shown whole. */
  isPossible: boolean;
  /** What is written in; undefined for a moment while it is made. */
  copy: Y.XmlFragment | undefined;
  changes: readonly Difference[];
  begin: () => void;
  /** Ends it; what was written and not proposed is gone. */
  end: () => void;
  /** Proposes all that was changed, and ends it. @returns the threads; undefined if a change is too long for a proposal */
  propose: (reason: string) => string[] | undefined;
}

/** Lets a person write proposals for a draft. What they have begun outlives a reload of the page. */
export function useProposing(
  draft: RoomHandle,
  discussion: RoomHandle | undefined,
  person: string,
): Proposing {
  const { measure } = draft.room as { measure: string };
  const [isOn, setOn] = useKept(begunTextKey(person, measure, "proposing"), false);
  const [begun, setBegun] = useKept(begunTextKey(person, measure, "proposal"), "");
  const [copy, setCopy] = useState<Y.XmlFragment>();
  const [changes, setChanges] = useState<readonly Difference[]>([]);
  const { doc } = draft;
  const { ready } = draft.status;
  const base = doc.getXmlFragment(DRAFT_ROOT);
  const isPossible = useMemo(() => ready && isSound(base), [ready, base]);
  // Only where the copy is made: what is kept from then on is what is written in it.
  const resumed = useRef(begun);
  resumed.current = begun;

  useEffect(() => {
    if (!isOn || !isPossible) return;
    const fresh = new Y.Doc();
    const fragment = fresh.getXmlFragment(DRAFT_ROOT);
    Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
    if (resumed.current !== "") Y.applyUpdate(fresh, fromBase64(resumed.current));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => setChanges(proposalsBetween(base, fragment));
    const lookLater = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    };
    const follow = (update: Uint8Array): void => {
      Y.applyUpdate(fresh, update, doc);
      lookLater();
    };
    const keep = (_: Uint8Array, origin: unknown): void => {
      if (origin === doc) return;
      setBegun(toBase64(Y.encodeStateAsUpdate(fresh, Y.encodeStateVector(doc))));
      lookLater();
    };
    doc.on("update", follow);
    fresh.on("update", keep);
    setCopy(fragment);
    look();
    return () => {
      clearTimeout(timer);
      doc.off("update", follow);
      fresh.destroy();
      setCopy(undefined);
      setChanges([]);
    };
  }, [isOn, isPossible, doc, base, setBegun]);

  const end = (): void => {
    setBegun("");
    setOn(false);
  };
  return {
    isOn: isOn && isPossible,
    isPossible,
    copy,
    changes,
    begin: () => setOn(true),
    end,
    propose: (reason) => {
      // As it is now: the last keys may not have been looked at yet.
      const differences = copy ? proposalsBetween(base, copy) : [];
      const fits = differences.every(
        ({ original, replacement }) =>
          richContentShape.safeParse(original).success && richContentShape.safeParse(replacement).success,
      );
      if (!fits || !discussion) return undefined;
      const threads = differences.map(({ kind, anchor, original, replacement }) => {
        const thread = newId();
        const wording = { kind, anchor, original, replacement };
        discussion.perform({ type: "propose", thread, comment: newId(), reason, ...wording });
        return thread;
      });
      end();
      return threads;
    },
  };
}
