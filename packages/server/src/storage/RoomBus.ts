/**
 * Carries news between the nodes of a cluster, and between parts of one node. News may be lost: whoever needs
 * certainty reads the log.
 *
 * A server that stands alone publishes how far each room is flushed (`room/<name>`), and nobody subscribes: all members of a
 * room are at the same node. The port is here on purpose: an adapter for several nodes, which share one log, needs it at
 * exactly this place.
 */
export interface RoomBus {
  publish(topic: string, message: Uint8Array): void;
  /** Hears what is published on exactly this topic, by anybody; returns how to stop. */
  subscribe(topic: string, listener: (message: Uint8Array) => void): () => void;
  close(): Promise<void>;
}
