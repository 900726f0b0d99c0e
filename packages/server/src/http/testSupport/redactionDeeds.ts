import { passagePlace, writeDraft } from "./draftPassage.ts";
import type { TestServer } from "./startTestServer.ts";

/** One deed for each route that decides something about a redaction, by route; each answers with its status. */
export function redactionDeeds(server: () => TestServer): Record<string, () => Promise<number>> {
  const asked = async () => {
    const [anna, mona] = await Promise.all([
      server().signedIn("anna@a.example"),
      server().signedIn("mona@a.example"),
    ]);
    const created = await mona.ask<{ id: string }>("POST", "/api/measures", {
      body: { title: "Licht", workingGroup: "sn" },
    });
    const measure = created.body.id;
    await writeDraft(server(), measure, "Hier wohnt Frau Muster.", "anna");
    const anchor = await passagePlace(server(), measure, "Frau Muster");
    const body = { anchor, reason: "personal-data" };
    const answer = await mona.ask<{ id: string }>("POST", `/api/measures/${measure}/redactions`, { body });
    return { anna, answer };
  };
  return {
    "POST /api/measures/{id}/redactions": async () => (await asked()).answer.status,
    "POST /api/redactions/{id}/decision": async () => {
      const { anna, answer } = await asked();
      const body = { decision: "confirm" };
      return (await anna.ask("POST", `/api/redactions/${answer.body.id}/decision`, { body })).status;
    },
  };
}
