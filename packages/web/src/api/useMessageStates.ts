import type { Message } from "@querschnitt/shared/api/messages";
import { useQuery } from "@tanstack/react-query";
import { get } from "./client.ts";
import { keys } from "./keys.ts";
import { listWith } from "./lightShapes.ts";

/** How far the messages are that the signed-in person answers for. */
export function useMessageStates(): Message["state"][] {
  const { data = [] } = useQuery({
    queryKey: keys.messageStates,
    queryFn: ({ signal }) => get("/api/messages", listWith<Message>("id", "state"), signal),
  });
  return data.map(({ state }) => state);
}
