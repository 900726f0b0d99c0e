import { openDraft } from "@querschnitt/shared/documents/draft";
import type { Room } from "@querschnitt/shared/protocol/roomNames";
import { useTranslation } from "react-i18next";
import * as Y from "yjs";
import { useSync } from "../../sync/SyncProvider.tsx";
import { useRoom } from "../../sync/useRoom.ts";
import { Button } from "../../ui/Button.tsx";
import { useToast } from "../../ui/Toaster.tsx";

/** Puts words that went with a deleted passage back, at the end of the text: where they stood is no more. */
export function Reinsert({ id, words, draft }: { id: string; words: string; draft: Room }) {
  const { t } = useTranslation("work");
  const sync = useSync();
  const toast = useToast();
  const room = useRoom(draft);
  if (!room?.status.ready || room.status.mayWrite !== "text") return null;
  return (
    <Button
      size="small"
      icon="undo"
      onClick={() => {
        appendParagraphs(room.doc, words);
        void sync?.discardAside(id);
        toast({ tone: "success", text: t("reinserted") });
      }}
    >
      {t("reinsert")}
    </Button>
  );
}

function appendParagraphs(doc: Y.Doc, words: string): void {
  const draft = openDraft(doc);
  doc.transact(() => {
    const paragraphs = words.split("\n").map((line) => {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(line)]);
      return paragraph;
    });
    draft.insert(draft.length, paragraphs);
  });
}
