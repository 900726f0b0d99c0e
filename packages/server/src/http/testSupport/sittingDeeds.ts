import type { TestClient } from "./TestClient.ts";

const details = {
  title: "Sitzung",
  place: "",
  start: "2026-12-01T16:00:00.000Z",
  end: "2026-12-01T18:00:00.000Z",
  chair: null,
  secretary: null,
};

/** One deed for each route that decides something about a session or somebody's calendar, by route; each answers with its status. */
export function sittingDeeds(administrator: () => TestClient): Record<string, () => Promise<number>> {
  const plan = () =>
    administrator().ask<{ id: string }>("POST", "/api/sittings", {
      body: { ...details, workingGroup: "sn" },
    });
  const onNew = async (method: string, part: string, body: object): Promise<number> =>
    (await administrator().ask(method, `/api/sittings/${(await plan()).body.id}${part}`, { body })).status;
  return {
    "POST /api/sittings": async () => (await plan()).status,
    "PUT /api/sittings/{id}": () => onNew("PUT", "", { ...details, place: "Rathaus", revision: 1 }),
    "PUT /api/sittings/{id}/invited": () =>
      onNew("PUT", "/invited", { invited: [{ person: "gast", closed: false, voting: false }], revision: 1 }),
    "POST /api/me/calendar/renewal": async () =>
      (await administrator().ask("POST", "/api/me/calendar/renewal")).status,
    "POST /api/sittings/{id}/invitations": () => onNew("POST", "/invitations", { revision: 1 }),
    "POST /api/sittings/{id}/state": () => onNew("POST", "/state", { from: "preparation", to: "cancelled" }),
  };
}
