import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { digestTexts } from "../notifications/digests/DigestTexts.ts";
import { escapeHtml, htmlPage } from "../notifications/digests/htmlPage.ts";
import type { App, HttpContext } from "./HttpContext.ts";

const params = z.object({ token: z.string().max(200) });

/**
 * The link at the end of e-mails, which works without signing in. Scanners of e-mails follow links: looking at it changes
 * nothing. Mail programs send the POST themselves (RFC 8058).
 */
export function unsubscribeRoutes(app: App, context: HttpContext): void {
  const { index, notifications, unsubscribeLinks } = context;

  /** The person behind a token and their language; browsers' wishes count only where nobody is known. */
  const whoMeans = ({ params: { token }, headers }: FastifyRequest<{ Params: { token: string } }>) => {
    const person = unsubscribeLinks.person(token);
    // Nothing is sent to whoever is deactivated, and of whoever was erased nothing may be written down any more.
    const known = person !== undefined && index.person(person)?.active ? person : undefined;
    const wish = headers["accept-language"]?.startsWith("en") ? "en" : "de";
    return { person: known, texts: digestTexts(known ? notifications.choices(known).language : wish) };
  };

  app.register(async (pages) => {
    // A form's content, which says nothing that we need. Only here: elsewhere a form is no way in.
    pages.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: 1024 },
      (_request, _body, done) => done(null, undefined),
    );

    pages.get("/unsubscribe/:token", { schema: { hide: true, params } }, async (request, reply) => {
      const { person, texts } = whoMeans(request as FastifyRequest<{ Params: { token: string } }>);
      const { unsubscribePage: words } = texts;
      if (!person) return sendPage(reply, 410, texts.language, words.invalidTitle, invalid(words));
      return sendPage(reply, 200, texts.language, words.title, [
        `<p>${escapeHtml(words.question)}</p>`,
        `<form method="post"><button type="submit">${escapeHtml(words.button)}</button></form>`,
      ]);
    });

    pages.post("/unsubscribe/:token", { schema: { hide: true, params } }, async (request, reply) => {
      const { person, texts } = whoMeans(request as FastifyRequest<{ Params: { token: string } }>);
      const { unsubscribePage: words } = texts;
      if (!person) return sendPage(reply, 410, texts.language, words.invalidTitle, invalid(words));
      await notifications.endMails(person);
      return sendPage(reply, 200, texts.language, words.doneTitle, [
        `<p>${escapeHtml(words.done)}</p>`,
        toAccount(words.toSettings),
      ]);
    });
  });
}

function invalid(words: { invalid: string; toSettings: string }): string[] {
  return [`<p>${escapeHtml(words.invalid)}</p>`, toAccount(words.toSettings)];
}

function toAccount(words: string): string {
  return `<p><a href="/account">${escapeHtml(words)}</a></p>`;
}

function sendPage(
  reply: FastifyReply,
  status: number,
  language: string,
  title: string,
  content: readonly string[],
): FastifyReply {
  return reply
    .code(status)
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(htmlPage(language, title, ["<main>", `<h1>${escapeHtml(title)}</h1>`, ...content, "</main>"]));
}
