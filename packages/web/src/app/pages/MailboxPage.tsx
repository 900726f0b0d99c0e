import { MailboxView } from "../../features/notifications/MailboxView.tsx";

/** E-mails that a demonstration would have sent. */
export function MailboxPage() {
  return <MailboxView />;
}
