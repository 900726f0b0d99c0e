import { draftText, openDraft } from "@querschnitt/shared/documents/draft";
import { expect } from "vitest";
import * as Y from "yjs";
import { RawSocket } from "../support/RawSocket.ts";
import { converged, StockClient } from "../support/StockClient.ts";
import { Team, type Teammate } from "../support/Team.ts";
import { waitFor } from "../support/waitFor.ts";

/** A measure in which honest people work while somebody attacks it. */
export class Besieged {
  readonly team: Team;
  readonly measure: string;
  readonly editor: Teammate;
  readonly commenter: Teammate;
  readonly #honest: StockClient;
  readonly #watcher: StockClient;
  #written = 0;

  private constructor(
    team: Team,
    measure: string,
    people: { editor: Teammate; commenter: Teammate },
    clients: { honest: StockClient; watcher: StockClient },
  ) {
    this.team = team;
    this.measure = measure;
    this.editor = people.editor;
    this.commenter = people.commenter;
    this.#honest = clients.honest;
    this.#watcher = clients.watcher;
  }

  static async build(environment: Record<string, string> = {}): Promise<Besieged> {
    const team = await Team.start({ environment });
    const measure = (await team.createMeasure("Belagert")).id;
    const editor = await team.invite("police");
    const commenter = await team.invite("civil-society");
    await team.assign(measure, editor, "editor");
    await team.assign(measure, commenter, "commenter");
    const honest = await StockClient.open(team.admin.api, `measure/${measure}/draft`);
    const watcher = await StockClient.open(commenter.api, `measure/${measure}/draft`);
    return new Besieged(team, measure, { editor, commenter }, { honest, watcher });
  }

  /** The honest editor's copy of the draft. */
  get draft(): Y.Doc {
    return this.#honest.doc;
  }

  room(kind: "draft" | "discussion" | "record"): string {
    return `measure/${this.measure}/${kind}`;
  }

  /** A socket of somebody's that hears refusals, and a copy of what the room holds. */
  async enter(
    person: Teammate,
    kind: "draft" | "discussion" | "record",
    params: Record<string, string> = {},
  ): Promise<{ socket: RawSocket; doc: Y.Doc }> {
    const copy = await StockClient.open(person.api, this.room(kind));
    copy.provider.destroy();
    const token = await person.api.token();
    const socket = await RawSocket.open(person.api.url, this.room(kind), { token, ack: "1", ...params });
    return { socket, doc: copy.doc };
  }

  /** Fails unless honest people go on as if nothing had happened: writing, reading, coming later. */
  async isUndisturbed(): Promise<void> {
    const sentence = `Satz ${++this.#written}.`;
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(sentence)]);
    openDraft(this.draft).push([paragraph]);
    await waitFor("the honest to be heard", () => draftText(this.#watcher.doc).includes(sentence));
    const late = await StockClient.open(this.editor.api, this.room("draft"));
    await converged([this.draft, this.#watcher.doc, late.doc]);
    expect(draftText(late.doc)).toContain(sentence);
    expect([this.#honest.closeCodes, this.#watcher.closeCodes]).toEqual([[], []]);
    late.destroy();
  }

  async dispose(): Promise<void> {
    this.#honest.destroy();
    this.#watcher.destroy();
    await this.team.dispose();
  }
}

/** What a change to a copy comes to, as an update. */
export function changeOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}
