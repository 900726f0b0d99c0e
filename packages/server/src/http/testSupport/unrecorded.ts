/** Routes that change something and stand in no list, each with its reason. */
export const unrecorded = new Map([
  ["POST /api/sittings/{id}/decisions/{entry}/arrival", "it stands in the measure, with its maker and time"],
  ["POST /api/sittings/{id}/tasks/{entry}/arrival", "it stands in the measure, with its maker and time"],
  ...["POST claim", "DELETE claim", "POST acceptance", "POST refusal", "POST reopening"].map(
    (deed): [string, string] => [
      deed.replace(" ", " /api/measures/{id}/proposals/{thread}/"),
      "it stands beside the proposal, with its maker and time",
    ],
  ),
  ["POST /api/tokens", "a token gives no more than the session that it was made in, for an hour"],
  ["POST /api/contact", "the message itself is kept, with its time"],
  ["POST /api/reports", "the report itself is kept, with its time and who made it"],
  ["POST /api/notifications/read", "what one has read is one's own matter"],
  ["POST /api/notifications/read-all", "what one has read is one's own matter"],
  ["POST /api/notifications/unread", "what one has read is one's own matter"],
  ["PUT /api/notifications/settings", "what one is told of changes nobody's rights"],
  ["PUT /api/saved-filters", "which measures somebody looks at changes nobody's rights"],
  ["PUT /api/measures/{id}/attention", "what one is told of changes nobody's rights"],
]);
