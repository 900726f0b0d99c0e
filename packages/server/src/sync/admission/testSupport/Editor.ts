import { openDraft } from "@querschnitt/shared/documents/draft";
import { draftExtensions } from "@querschnitt/shared/documents/draftSchema";
import { type Extensions, getSchema } from "@tiptap/core";
import { joinBackward, lift, setBlockType, toggleMark, wrapIn } from "@tiptap/pm/commands";
import { Fragment, type Node, type Schema, Slice } from "@tiptap/pm/model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "@tiptap/pm/schema-list";
import { type Command, EditorState, TextSelection } from "@tiptap/pm/state";
import {
  addColumnAfter,
  addRowAfter,
  deleteRow,
  mergeCells,
  tableEditing,
  toggleHeaderRow,
} from "@tiptap/pm/tables";
import { canSplit } from "@tiptap/pm/transform";
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import type * as Y from "yjs";

// The same types twice to the compiler: as an ES module\'s and as a CommonJS module\'s.
const schema: Schema = getSchema(draftExtensions() as unknown as Extensions);
const pick = <Value>(from: readonly Value[], by: number): Value => from[by % from.length] as Value;
const node = (name: string) => schema.nodes[name] as Schema["nodes"][string];

const blockTypes: readonly [name: string, attributes?: Record<string, unknown>][] = [
  ["paragraph"],
  ["heading", { level: 2 }],
  ["heading", { level: 4 }],
  ["codeBlock", { language: "sql" }],
];

/** An editor without a screen: ProseMirror's state and commands, and y-tiptap's way of writing them into a document. */
export class Editor {
  readonly doc: Y.Doc;
  #state: EditorState;
  #binding: ReturnType<typeof initProseMirrorDoc>;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.#binding = initProseMirrorDoc(openDraft(doc), schema);
    this.#state = this.#open();
    doc.on("afterTransaction", (transaction: Y.Transaction) => {
      if (transaction.origin === this || transaction.changed.size === 0) return;
      this.#binding = initProseMirrorDoc(openDraft(doc), schema);
      this.#state = this.#open();
    });
  }

  /** The document as the editor shows it, checked against its schema. */
  get shown(): Node {
    this.#state.doc.check();
    return this.#state.doc;
  }

  /** Selects something and does something, as the three numbers say. */
  edit(what: number, where: number, amount: number): void {
    const { doc } = this.#state;
    const size = doc.content.size;
    const from = TextSelection.near(doc.resolve(where % (size + 1)));
    const to = TextSelection.near(doc.resolve(Math.min(size, from.from + (amount % 20))));
    this.#state = this.#state.apply(this.#state.tr.setSelection(TextSelection.between(from.$from, to.$to)));
    this.#command(what, amount)(this.#state, (transaction) => {
      this.#state = this.#state.apply(transaction);
    });
    if (this.#state.doc.eq(doc)) return;
    // ProseMirror's table commands can tear a table that lacks cells; an editor on a screen never gets that far.
    if (!isValid(this.#state.doc)) this.#state = this.#open();
    this.doc.transact(
      () => updateYFragment(this.doc, openDraft(this.doc), this.#state.doc, this.#binding.meta),
      this,
    );
  }

  #open(): EditorState {
    const { doc } = this.#binding;
    const filled = doc.childCount > 0 ? doc : doc.copy(Fragment.from(node("paragraph").create()));
    return EditorState.create({ doc: filled, plugins: [tableEditing()] });
  }

  #command(what: number, amount: number): Command {
    switch (what % 16) {
      case 0:
      case 1:
        return (state, dispatch) =>
          insertText(state, pick(["a", "Wörter ", "€", "viel mehr Text"], amount), dispatch);
      case 2:
        return split;
      case 3:
        return (state, dispatch) => {
          dispatch?.(state.tr.deleteSelection());
          return true;
        };
      case 4:
        return setBlockType(...typeAndAttributes(amount));
      case 5:
        return toggleMark(pick(Object.values(schema.marks), amount), linkAttributes);
      case 6:
        return wrapInList(node(pick(["bulletList", "orderedList", "taskList"], amount)));
      case 7:
        return pick(
          [sinkListItem, liftListItem, splitListItem],
          amount,
        )(node(pick(["listItem", "taskItem"], amount)));
      case 8:
        return wrapIn(node("blockquote"));
      case 9:
        return lift;
      case 10:
        return insertTable(amount);
      case 11:
        return pick<Command>([addRowAfter, addColumnAfter, deleteRow, toggleHeaderRow, mergeCells], amount);
      case 12:
        return joinBackward;
      case 13:
        return moveSelection(amount);
      case 14:
        return insertNode(pick(["hardBreak", "horizontalRule"], amount));
      default:
        return toggleTask;
    }
  }
}

function isValid(document: Node): boolean {
  try {
    document.check();
    return true;
  } catch {
    return false;
  }
}

const linkAttributes = { href: "https://www.dortmund.de/sicherheit", title: "Seite" };

function typeAndAttributes(amount: number): [Schema["nodes"][string], Record<string, unknown> | undefined] {
  const [name, attributes] = pick(blockTypes, amount);
  return [node(name), attributes];
}

function insertText(state: EditorState, text: string, dispatch: Parameters<Command>[1]): boolean {
  dispatch?.(state.tr.insertText(text));
  return true;
}

const split: Command = (state, dispatch) => {
  const { from } = state.selection;
  if (!canSplit(state.doc, from)) return false;
  dispatch?.(state.tr.split(from));
  return true;
};

/** Cut and paste somewhere else. */
function moveSelection(amount: number): Command {
  return (state, dispatch) => {
    const slice = state.selection.content();
    const transaction = state.tr.deleteSelection();
    const target = TextSelection.near(transaction.doc.resolve(amount % (transaction.doc.content.size + 1)));
    dispatch?.(transaction.setSelection(target).replaceSelection(slice));
    return true;
  };
}

function insertTable(amount: number): Command {
  return (state, dispatch) => {
    const cell = (text: string) =>
      node("tableCell").create(null, node("paragraph").create(null, schema.text(text)));
    const row = (name: string) => node("tableRow").create(null, [cell(`${name}1`), cell(`${name}2`)]);
    const table = node("table").create(null, [row("a"), row(`${amount}`)]);
    dispatch?.(state.tr.replaceSelection(new Slice(Fragment.from(table), 0, 0)));
    return true;
  };
}

function insertNode(name: string): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(node(name).create()));
    return true;
  };
}

const toggleTask: Command = (state, dispatch) => {
  let found: { at: number; checked: boolean } | undefined;
  state.doc.descendants((child, at) => {
    if (child.type.name === "taskItem") found = { at, checked: child.attrs.checked === true };
  });
  if (!found) return false;
  dispatch?.(state.tr.setNodeAttribute(found.at, "checked", !found.checked));
  return true;
};
