import type { Session } from "@querschnitt/shared/api/sittings";
import { type ReadAgenda, type ReadItem, readAgenda } from "@querschnitt/shared/documents/agenda";
import { type ReadProtocol, readProtocol } from "@querschnitt/shared/documents/protocol";
import { mayReadMinutes } from "@querschnitt/shared/policy/sessions";
import type { SessionPart } from "@querschnitt/shared/protocol/roomNames";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { RoomHandle, RoomProblem } from "../../sync/RoomHandle.ts";
import { useLedger } from "../../sync/useLedger.ts";
import { useRoom } from "../../sync/useRoom.ts";

/** One part of a session whose agenda and protocol are there. */
export interface OpenPart {
  part: SessionPart;
  agenda: ReadAgenda;
  protocol: ReadProtocol;
  agendaRoom: RoomHandle;
  protocolRoom: RoomHandle;
}

/** An item of either part. */
export interface SessionItem extends ReadItem {
  part: SessionPart;
  /** Its number as it is shown, with the mark of its part. */
  label: string;
}

export interface SessionParts {
  /** Whether everything is there that this reader gets to see. */
  ready: boolean;
  open: OpenPart | undefined;
  closed: OpenPart | undefined;
  /** In the order in which they are dealt with. */
  items: SessionItem[];
  problem: RoomProblem | undefined;
}

/** One of the parts, if it is there and its reader belongs to it. */
export function partOf(
  { open, closed }: Pick<SessionParts, "open" | "closed">,
  part: SessionPart,
): OpenPart | undefined {
  return part === "closed" ? closed : open;
}

/**
 * Agenda and protocol of a session, of the non-public part too for those who belong to it; nothing for those who may not read
 * what is recorded.
 */
export function useSessionParts(session: Session): SessionParts {
  const { t } = useTranslation("sessions");
  const [open, openRooms] = usePart(session.id, "public", mayReadMinutes(session));
  const [closed, closedRooms] = usePart(session.id, "closed", session.entitled && mayReadMinutes(session));
  return useMemo(() => {
    const items = [open, closed].flatMap((one) =>
      (one?.agenda.items ?? []).map((item) => ({
        ...item,
        part: one?.part as SessionPart,
        label: one?.part === "closed" ? t("closedNumber", { number: item.number }) : item.number,
      })),
    );
    const ready = open !== undefined && (!session.entitled || closed !== undefined);
    const problem = [...openRooms, ...closedRooms].map((room) => room?.status.problem).find(Boolean);
    return { ready, open, closed, items, problem };
  }, [open, closed, openRooms, closedRooms, session.entitled, t]);
}

function usePart(
  session: string,
  part: SessionPart,
  isWanted: boolean,
): [OpenPart | undefined, readonly (RoomHandle | undefined)[]] {
  const agendaRoom = useRoom(isWanted ? { kind: "agenda", session, part } : undefined);
  const protocolRoom = useRoom(isWanted ? { kind: "protocol", session, part } : undefined);
  const agenda = useLedger(agendaRoom, readAgenda);
  const protocol = useLedger(protocolRoom, readProtocol);
  return useMemo(() => {
    const rooms = [agendaRoom, protocolRoom];
    const isReady = agendaRoom?.status.ready && protocolRoom?.status.ready;
    return [
      isReady && agenda && protocol ? { part, agenda, protocol, agendaRoom, protocolRoom } : undefined,
      rooms,
    ];
  }, [part, agendaRoom, protocolRoom, agenda, protocol]);
}
