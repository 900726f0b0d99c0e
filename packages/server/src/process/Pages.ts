import type { Language } from "@querschnitt/shared/api/languages";
import type { PageName } from "@querschnitt/shared/api/pageNames";
import {
  type LegalPage,
  type PageChange,
  type PageVersion,
  pageAddressShape,
} from "@querschnitt/shared/api/pages";
import { z } from "zod";
import type { UpdateLog } from "../storage/UpdateLog.ts";
import { DecisionRefused } from "./DecisionRefused.ts";
import { Journal } from "./Journal.ts";
import { defaultPage } from "./pageTexts/defaultPage.ts";

const factShape = pageAddressShape.extend({
  type: z.literal("page-saved"),
  version: z.number().int(),
  text: z.string(),
  by: z.string(),
  /** ISO 8601 time. */
  at: z.string(),
});
type PageFact = z.infer<typeof factShape>;

/** Versions of one page that are kept in memory; the journal has all of them. */
const KEPT_VERSIONS = 20;

/** The pages that the law asks for: every saving is a fact, so that it stays known who wrote what and when. */
export class Pages {
  readonly #journal: Journal<PageFact>;
  readonly #now: () => number;
  readonly #versions = new Map<string, PageVersion[]>();

  constructor(log: UpdateLog, now: () => number = Date.now) {
    this.#now = now;
    this.#journal = new Journal(log, "journal/pages", factShape, (fact) => this.#apply(fact), now);
  }

  /** Reads all facts. @throws StorageUnavailable */
  load(): Promise<void> {
    return this.#journal.catchUp();
  }

  /** A page as it stands: as saved last, or as it came with the product. */
  get(page: PageName, language: Language): LegalPage {
    const last = this.#versions.get(`${page}/${language}`)?.at(-1);
    if (!last) return { page, language, text: defaultPage(page, language), version: 0, savedAt: null };
    return { page, language, text: last.text, version: last.version, savedAt: last.at };
  }

  /** Who saved the page when, newest first, with the texts. */
  history(page: PageName, language: Language): PageVersion[] {
    return [...(this.#versions.get(`${page}/${language}`) ?? [])].reverse();
  }

  /** All savings by one person that are kept, for whoever asks what is known of them. */
  savedBy(person: string): { page: string; language: string; version: number; at: string }[] {
    return [...this.#versions].flatMap(([key, versions]) => {
      const [page = "", language = ""] = key.split("/");
      return versions
        .filter(({ by }) => by === person)
        .map(({ version, at }) => ({ page, language, version, at }));
    });
  }

  /** Saves a page. @throws DecisionRefused when somebody else saved it meanwhile; StorageUnavailable */
  async save(
    by: string,
    page: PageName,
    language: Language,
    { text, version }: PageChange,
  ): Promise<LegalPage> {
    await this.#journal.decide(by, () => {
      const current = this.get(page, language).version;
      if (current !== version) {
        throw new DecisionRefused(
          "conflict",
          `Somebody else saved version ${current} meanwhile; version ${version} was edited. Read it, then save again.`,
        );
      }
      const at = new Date(this.#now()).toISOString();
      return { type: "page-saved", page, language, version: version + 1, text, by, at };
    });
    return this.get(page, language);
  }

  #apply({ page, language, version, text, by, at }: PageFact): void {
    const key = `${page}/${language}`;
    const versions = [...(this.#versions.get(key) ?? []), { version, text, by, at }];
    this.#versions.set(key, versions.slice(-KEPT_VERSIONS));
  }
}
