import type { Account } from "@querschnitt/shared/api/workspace";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useAccounts } from "../../api/administration.ts";
import { useDirectory, withFormerName } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Alert } from "../../ui/Alert.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { OrganisationMark } from "../../ui/OrganisationMark.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import styles from "./Admin.module.css";
import type { AboutPerson } from "./AdministrationView.tsx";
import { EditAccountDialog } from "./EditAccountDialog.tsx";
import { InvitationList } from "./InvitationList.tsx";
import { InviteDialog } from "./InviteDialog.tsx";

/** Open invitations, and all accounts for administrators. */
export function PeopleTab({
  administers,
  deputiesOf,
  aboutPerson,
}: {
  administers: boolean;
  deputiesOf: (account: Account) => ReactNode;
  aboutPerson: AboutPerson;
}) {
  const { t } = useTranslation(["admin", "common"]);
  const problemText = useProblemText();
  const accounts = useAccounts(administers);
  const directory = useDirectory();
  const [text, setText] = useState("");
  const [inviting, setInviting] = useState(false);
  const [edited, setEdited] = useState<Account>();

  const found = useMemo(() => {
    const words = text.toLocaleLowerCase("de").split(/\s+/).filter(Boolean);
    return (accounts.data ?? [])
      .map((account) => withFormerName(account, t))
      .filter((account) => {
        const organisation = directory.organisation(account.organisation)?.name ?? "";
        const all = `${account.name} ${account.email} ${organisation}`.toLocaleLowerCase("de");
        return words.every((word) => all.includes(word));
      })
      .sort(
        (one, other) => Number(other.active) - Number(one.active) || one.name.localeCompare(other.name, "de"),
      );
  }, [accounts.data, directory, text, t]);

  return (
    <div className={styles.tab}>
      <div className={styles.bar}>
        {administers ? (
          <TextField
            label={t("people.search")}
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        ) : (
          <p>{t("people.moderatorLead")}</p>
        )}
        <Button variant="primary" icon="add" onClick={() => setInviting(true)}>
          {t("invite.open")}
        </Button>
      </div>
      <InvitationList />
      {accounts.error && <Alert tone="warning">{problemText(accounts.error)}</Alert>}
      {administers && accounts.isPending && <Skeleton lines={5} />}
      {accounts.data && (
        <section aria-labelledby="accounts">
          <h2 id="accounts">{t("people.title", { count: accounts.data.length })}</h2>
          <ul className={classNames("plain-list", styles.list)} style={{ marginBlockStart: "0.5rem" }}>
            {found.map((account) => (
              <li key={account.id} className={styles.entry}>
                <AccountWords account={account} />
                <div className={styles.actions}>
                  {account.former === undefined ? (
                    <>
                      {!account.active && <Badge tone="warning">{t("people.inactive")}</Badge>}
                      <Badge>{t(`common:workspaceRoles.${account.workspaceRole}`)}</Badge>
                      <Button
                        size="small"
                        icon="edit"
                        aria-label={t("people.editOne", { name: account.name })}
                        onClick={() => setEdited(account)}
                      >
                        {t("common:edit")}
                      </Button>
                    </>
                  ) : (
                    <Badge>{t("people.erased")}</Badge>
                  )}
                </div>
              </li>
            ))}
          </ul>
          {found.length === 0 && <p>{t("people.nobody")}</p>}
        </section>
      )}
      <InviteDialog open={inviting} onOpenChange={setInviting} administers={administers} />
      {edited && (
        <EditAccountDialog
          key={edited.id}
          account={edited}
          deputies={deputiesOf(edited)}
          aboutPerson={aboutPerson(edited, () => setEdited(undefined))}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  );
}

function AccountWords({ account }: { account: Account }) {
  const organisation = useDirectory().organisation(account.organisation);
  return (
    <div className={styles.who}>
      <p className={styles.name}>{account.name}</p>
      {account.former === undefined && <p className={styles.more}>{account.email}</p>}
      {organisation && <OrganisationMark group={organisation.stakeholderGroup} name={organisation.name} />}
    </div>
  );
}
