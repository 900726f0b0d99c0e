import type { TestClient } from "./TestClient.ts";

/** One deed for each route that decides something about a measure, by route; each answers with its status. */
export function measureDeeds(administrator: () => TestClient): Record<string, () => Promise<number>> {
  const create = () =>
    administrator().ask<{ id: string }>("POST", "/api/measures", {
      body: { title: "Licht", workingGroup: "sn" },
    });
  const onNew = async (method: string, part: string, body: object): Promise<number> =>
    (await administrator().ask(method, `/api/measures/${(await create()).body.id}${part}`, { body })).status;
  const nameVersion = async (): Promise<string> => {
    const path = `/api/measures/${(await create()).body.id}/versions`;
    const body = { name: "Erster Entwurf" };
    return `${path}/${(await administrator().ask<{ id: string }>("POST", path, { body })).body.id}`;
  };
  return {
    "POST /api/measures": async () => (await create()).status,
    "POST /api/measures/{id}/phase": () =>
      onNew("POST", "/phase", { phase: "draft", from: "proposal", reason: "Der Kreis hat zugestimmt." }),
    "PUT /api/measures/{id}/roles/{person}": () => onNew("PUT", "/roles/gast", { role: "reader" }),
    "POST /api/measures/{id}/versions": () => onNew("POST", "/versions", { name: "Erster Entwurf" }),
    "PATCH /api/measures/{id}/versions/{version}": async () =>
      (await administrator().ask("PATCH", await nameVersion(), { body: { name: "Anders" } })).status,
    "DELETE /api/measures/{id}/versions/{version}": async () =>
      (await administrator().ask("DELETE", await nameVersion())).status,
  };
}
