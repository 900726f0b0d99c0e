import { notificationAddress } from "@querschnitt/shared/api/notificationAddress";
import type { Notification } from "@querschnitt/shared/api/notifications";
import { oneLine } from "@querschnitt/shared/api/oneLine";
import type { Mail } from "../../mail/Mailer.ts";
import type { DigestTexts } from "./DigestTexts.ts";
import { escapeHtml, htmlPage } from "./htmlPage.ts";

/** Lines of one e-mail; whoever has more to look at does so in the application. */
const MOST_LINES = 30;

export interface Digest {
  texts: DigestTexts;
  workspace: string;
  /** Under which people reach the workspace, without a trailing slash. */
  origin: string;
  recipient: { name: string; address: string };
  entries: readonly Notification[];
  nameOf(person: string): string | undefined;
  unsubscribeToken: string;
}

/** An e-mail with what is new for one person: as plain text and as simple HTML that says the same. */
export function composeDigest(asked: Digest): Mail {
  // Whoever invites chooses a name: it must not pass for lines of ours, and nor must titles and tasks.
  const named = { ...asked.recipient, name: oneLine(asked.recipient.name) };
  const digest = { ...asked, recipient: named, workspace: oneLine(asked.workspace) };
  const { texts, workspace, origin, recipient, entries, unsubscribeToken } = digest;
  const unsubscribe = `${origin}/unsubscribe/${unsubscribeToken}`;
  return {
    to: recipient,
    subject: texts.subject(entries.length, workspace),
    text: textOf(digest, unsubscribe),
    html: htmlOf(digest, unsubscribe),
    headers: {
      "List-Unsubscribe": `<${unsubscribe}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "Content-Language": texts.language,
    },
  };
}

function linesOf({ texts, origin, entries, nameOf }: Digest) {
  return entries.slice(0, MOST_LINES).map((entry) => {
    const names = entry.people.flatMap((person) => nameOf(person) ?? []);
    return {
      sentence: oneLine(texts.sentence(entry, names.length > 0 ? texts.who(names) : undefined)),
      measure: oneLine(texts.measure(entry.number, entry.title)),
      address: origin + notificationAddress(entry),
    };
  });
}

function textOf(digest: Digest, unsubscribe: string): string {
  const { texts, workspace, origin, recipient, entries } = digest;
  return [
    texts.greeting(recipient.name),
    texts.lead(entries.length, workspace),
    ...linesOf(digest).map(({ sentence, measure, address }) => `* ${measure}\n  ${sentence}\n  ${address}`),
    ...(entries.length > MOST_LINES ? [`…\n${origin}/notifications`] : []),
    `--\n${texts.why(workspace)}`,
    `${texts.settings}: ${origin}/account\n${texts.unsubscribe}: ${unsubscribe}`,
    "",
  ].join("\n\n");
}

function htmlOf(digest: Digest, unsubscribe: string): string {
  const { texts, workspace, origin, recipient, entries } = digest;
  const link = (address: string, words: string): string =>
    `<a href="${escapeHtml(address)}">${escapeHtml(words)}</a>`;
  const lines = linesOf(digest).map(
    ({ sentence, measure, address }) =>
      `<li><p>${link(address, measure)}<br>${escapeHtml(sentence)}</p></li>`,
  );
  return htmlPage(texts.language, texts.subject(entries.length, workspace), [
    `<p>${escapeHtml(texts.greeting(recipient.name))}</p>`,
    `<p>${escapeHtml(texts.lead(entries.length, workspace))}</p>`,
    `<ul>${lines.join("")}</ul>`,
    ...(entries.length > MOST_LINES ? [`<p>${link(`${origin}/notifications`, texts.open)}</p>`] : []),
    "<hr>",
    `<p><small>${escapeHtml(texts.why(workspace))}</small></p>`,
    `<p><small>${link(`${origin}/account`, texts.settings)} · ${link(unsubscribe, texts.unsubscribe)}</small></p>`,
  ]);
}
