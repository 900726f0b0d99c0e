import {
  acceptance,
  type ReadResponsibility,
  type RecordCommand,
} from "@querschnitt/shared/documents/record";
import { useTranslation } from "react-i18next";
import type { DirectoryView } from "../../api/useDirectory.ts";
import { useAnnounce } from "../../ui/Announcer.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Button } from "../../ui/Button.tsx";
import { DateText } from "../../ui/DateText.tsx";
import { ActingFor } from "./DeputyNotes.tsx";
import styles from "./Responsibilities.module.css";

/** Whether the organisation has accepted a responsibility; its members accept and withdraw here. */
export function Acceptance({
  responsibility,
  mayAnswer,
  directory,
  perform,
  onAccept,
}: {
  responsibility: ReadResponsibility;
  /** A member of the organisation who may write in this measure. */
  mayAnswer: boolean;
  directory: DirectoryView;
  perform: (command: RecordCommand) => void;
  /** It is accepted here, now. */
  onAccept: () => void;
}) {
  const { t } = useTranslation("responsibilities");
  const { t: common } = useTranslation("common");
  const announce = useAnnounce();
  const organisation =
    directory.organisation(responsibility.organisation)?.name ?? common("unknownOrganisation");
  const { id, acceptedBy, acceptedAt } = responsibility;
  if (acceptedBy !== null) {
    return (
      <div className={styles.acceptance}>
        <Badge tone="success" icon="check-circle">
          {t("acceptance.accepted")}
        </Badge>
        <span className={styles.small}>
          {directory.person(acceptedBy)?.name ?? common("unknownPerson")}
          {acceptedAt !== null && (
            <>
              <ActingFor person={responsibility.person} {...{ acceptedBy, acceptedAt, directory }} />,{" "}
              <DateText value={acceptedAt} />
            </>
          )}
        </span>
        {mayAnswer && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              perform({ type: "withdraw-acceptance", responsibility: id });
              announce(t("acceptance.withdrawn"));
            }}
          >
            {t("acceptance.withdraw")}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div className={styles.acceptance}>
      <Badge tone="warning">{t("acceptance.open")}</Badge>
      {mayAnswer ? (
        <Button
          size="small"
          variant="primary"
          icon="check"
          onClick={() => {
            onAccept();
            perform(acceptance(responsibility));
            announce(t("acceptance.done", { organisation }));
          }}
        >
          {t("acceptance.accept", { organisation })}
        </Button>
      ) : (
        <span className={styles.small}>{t("acceptance.who", { organisation })}</span>
      )}
    </div>
  );
}
