import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useGroupWork } from "../../api/groupWork.ts";
import { useSittings } from "../../api/sittings.ts";
import { useDirectory } from "../../api/useDirectory.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { AttendanceSection } from "../../features/groups/AttendanceSection.tsx";
import { DecisionSection } from "../../features/groups/DecisionSection.tsx";
import styles from "../../features/groups/Groups.module.css";
import { TaskSection } from "../../features/groups/TaskSection.tsx";
import { comingAndPast } from "../../features/sessions/list/comingAndPast.ts";
import { SessionList } from "../../features/sessions/list/SessionList.tsx";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useNow } from "../../ui/useNow.ts";
import { LoadingPage } from "./LoadingPage.tsx";

/** A working group: when it meets, what it has to do, what it has decided, and how many come. */
export function GroupPage({ id }: { id: string }) {
  const { t } = useTranslation(["groups", "sessions", "common"]);
  const problemText = useProblemText();
  const directory = useDirectory();
  const sessions = useSittings();
  const work = useGroupWork(id);
  const now = useNow();
  const group = directory.workingGroup(id);
  const error = work.error ?? sessions.error;
  if (!group && !directory.known && !directory.error) return <LoadingPage />;
  if (!group)
    return (
      <Page title={t("gone.title")} width="narrow">
        {directory.error ? (
          <Alert tone="danger">{problemText(directory.error)}</Alert>
        ) : (
          <EmptyState title={t("gone.title")}>{t("gone.meaning")}</EmptyState>
        )}
      </Page>
    );
  const own = sessions.data?.filter(({ workingGroup }) => workingGroup === id);
  const { coming, past } = comingAndPast(own ?? [], now);
  const again = (): void => {
    void work.refetch();
    void sessions.refetch();
  };

  return (
    <Page title={group.name} lead={<Link href="/sessions">{t("sessions:toAll")}</Link>}>
      {error && !(work.data && own) && (
        <Alert tone="danger" live actions={<Button onClick={again}>{t("common:retry")}</Button>}>
          {problemText(error)}
        </Alert>
      )}
      <div className={styles.columns}>
        <div className={classNames(styles.column, styles.first)}>
          {own?.length === 0 && (
            <EmptyState title={t("sessions:empty.title")}>{t("sessions:empty.read")}</EmptyState>
          )}
          <SessionList title={t("sessions:coming")} sessions={coming} ofOneGroup />
        </div>
        <div className={classNames(styles.column, styles.work)}>
          {work.data ? (
            <>
              <TaskSection tasks={work.data.tasks} directory={directory} />
              <DecisionSection decisions={work.data.decisions} />
            </>
          ) : (
            !error && <Skeleton lines={6} />
          )}
        </div>
        <div className={styles.column}>
          {work.data && <AttendanceSection attendance={work.data.attendance} />}
          <SessionList title={t("sessions:past")} sessions={past} ofOneGroup />
        </div>
      </div>
    </Page>
  );
}
