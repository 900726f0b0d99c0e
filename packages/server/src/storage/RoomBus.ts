/**
 * Carries news between the nodes of a cluster, and between parts of one node. News may be lost: whoever needs
 * certainty reads the log.
 */
export interface RoomBus {
  publish(topic: string, message: Uint8Array): void;
  /** Hears what is published on exactly this topic, by anybody; returns how to stop. */
  subscribe(topic: string, listener: (message: Uint8Array) => void): () => void;
  close(): Promise<void>;
}
