/**
 * Every code with which the server closes a sync socket.
 *
 * The y-websocket client never reconnects after 4400–4499, so that range is for permanent refusal only:
 * never for a lowered write right, a rate limit or a restart.
 */
export const closeCodes = {
  /** A message that is no message of this protocol. */
  malformed: 4400,
  /** No valid session or token, or the session was ended. */
  signedOut: 4401,
  /** The room does not exist or may not be read: both answer alike. */
  noAccess: 4403,
  /** The document was replaced; the client must start from an empty store. */
  epochChanged: 4409,
  /** One message, or the document with it, would be larger than allowed. */
  tooLarge: 4413,
  /** The client was refused again and again and is not listening. */
  refusedRepeatedly: 4422,
  /** The server is stopping; come back soon. */
  restarting: 1012,
  /** More sockets at once than one person may have. */
  tooMany: 4529,
  /** The room's log cannot be read or written at the moment. */
  storageUnavailable: 4503,
} as const;

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
