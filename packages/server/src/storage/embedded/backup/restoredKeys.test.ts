import { afterEach, beforeEach, expect, test } from "vitest";
import { WorkspaceFolder } from "../../testSupport/workspaceFolder.ts";
import { createBackup } from "./createBackup.ts";
import { restoreBackup } from "./restoreBackup.ts";

let place: WorkspaceFolder;
beforeEach(async () => {
  place = await WorkspaceFolder.create();
  await place.write("measure/a/draft", "one");
});
afterEach(() => place.remove());

test("sessions and links that were open in the backup are not open any more", async () => {
  await place.use(({ directory }) =>
    directory.update((data) => {
      const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
      const createdAt = new Date().toISOString();
      const key = { secretHash: "ab".repeat(32), createdAt, expiresAt };
      data.sessions = [{ ...key, id: "s", person: "p0", userAgent: "" }];
      data.passwordLinks = [{ secretHash: key.secretHash, person: "p0", createdBy: "p0", expiresAt }];
      data.invitations = [
        {
          ...{ ...key, id: "i", name: "New", email: "new@example.org", organisation: "o", createdBy: "p0" },
          ...{ workspaceRole: "member", workingGroups: [], measures: [] },
        },
      ];
    }),
  );
  await createBackup({ folder: place.dataDir, file: place.file });
  await restoreBackup({ file: place.file, folder: place.dataDir });
  const data = await place.use(async ({ directory }) => directory.current());
  expect(data.people.length).toBe(1);
  expect([data.sessions, data.passwordLinks, data.invitations]).toEqual([[], [], []]);
});
