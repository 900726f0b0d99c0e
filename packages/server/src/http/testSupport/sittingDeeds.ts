import { itemTakenFrom } from "@querschnitt/shared/documents/agenda";
import type { TestClient } from "./TestClient.ts";

const details = {
  title: "Sitzung",
  place: "",
  start: "2097-10-01T16:00:00.000Z",
  end: "2097-10-01T18:00:00.000Z",
  chair: null,
  secretary: null,
};

/** One deed for each route that decides something about a session or somebody's calendar, by route; each answers with its status. */
export function sittingDeeds(administrator: () => TestClient): Record<string, () => Promise<number>> {
  const plan = (more: object = {}) =>
    administrator().ask<{ id: string }>("POST", "/api/sittings", {
      body: { ...details, ...more, workingGroup: "sn" },
    });
  const onNew = async (method: string, part: string, body: object): Promise<number> =>
    (await administrator().ask(method, `/api/sittings/${(await plan()).body.id}${part}`, { body })).status;
  const move = (id: string, from: string, to: string) =>
    administrator().ask("POST", `/api/sittings/${id}/state`, { body: { from, to } });
  const close = async (id: string): Promise<number> => {
    await move(id, "preparation", "running");
    await move(id, "running", "minutes-open");
    const body = { revision: 3 };
    return (await administrator().ask("POST", `/api/sittings/${id}/closing`, { body })).status;
  };
  return {
    "POST /api/sittings/{id}/closing": async () => close((await plan()).body.id),
    "POST /api/sittings/{id}/approval": async () => {
      const on = (day: string) => plan({ start: `${day}T16:00:00.000Z`, end: `${day}T18:00:00.000Z` });
      const { id } = (await on("2097-11-01")).body;
      await close(id);
      const next = (await on("2097-12-01")).body.id;
      await move(next, "preparation", "running");
      const item = itemTakenFrom(next, "regular:approval");
      const body = { session: next, item };
      return (await administrator().ask("POST", `/api/sittings/${id}/approval`, { body })).status;
    },
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
