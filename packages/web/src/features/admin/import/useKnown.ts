import { type WorkspaceRole, workspaceRoles } from "@querschnitt/shared/policy/roles";
import { useTranslation } from "react-i18next";
import { useAccounts, useInvitations } from "../../../api/administration.ts";
import { useDirectory } from "../../../api/useDirectory.ts";
import { type Known, plain } from "./judgeRows.ts";

/** What roles are called besides the words of the interface. */
const otherNames: Record<WorkspaceRole, readonly string[]> = {
  admin: ["admin", "administration", "administrator", "administratorin", "administrator*in"],
  moderator: ["moderator", "moderation", "moderatorin", "moderator*in"],
  member: ["member", "mitglied"],
  guest: ["guest", "gast"],
};

/** What the rows of a list are compared with; undefined until it is known. */
export function useKnown(): { known: Known | undefined; error: unknown } {
  const { t } = useTranslation("common");
  const directory = useDirectory();
  const accounts = useAccounts(true);
  const invitations = useInvitations(true);
  const error = directory.error ?? accounts.error ?? invitations.error;
  if (!directory.known || !accounts.data || !invitations.data) return { known: undefined, error };
  const { organisations, workingGroups } = directory;
  return {
    known: {
      organisations,
      workingGroups,
      taken: new Set(accounts.data.map(({ email }) => plain(email))),
      invited: new Set(invitations.data.map(({ email }) => plain(email))),
      roles: new Map(
        workspaceRoles.flatMap((role) =>
          [t(`workspaceRoles.${role}`), ...otherNames[role]].map((name) => [plain(name), role] as const),
        ),
      ),
    },
    error: undefined,
  };
}
