/**
 * What the server tells every signed-in page over the socket at `/notices`, as JSON text frames. A notice carries
 * no content: whoever hears it asks the API again, which answers according to rights.
 */
export type Notice =
  /** The plan or somebody's rights on it changed. At most once a second. */
  | { type: "plan-changed" }
  /** People, organisations, working groups or the own rights changed. */
  | { type: "directory-changed" }
  /** A report or a message of the contact form came in or was worked on, or a redaction. At most once a second. */
  | { type: "messages-changed" }
  /** Something was decided about a session of a working group. At most once a second. */
  | { type: "sittings-changed" }
  /** What this person is told of has changed: something new, or something read on another device. */
  | { type: "notifications-changed" }
  /** The session was ended. */
  | { type: "signed-out" }
  /** Nothing; keeps proxies from closing an idle connection. */
  | { type: "alive" };
