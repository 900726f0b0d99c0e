import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useDirectory } from "../../api/useDirectory.ts";

/** The name of a working group, leading to its page. */
export function GroupLink({ group }: { group: string }) {
  const { t } = useTranslation("sessions");
  const known = useDirectory().workingGroup(group);
  return known ? <Link href={`/groups/${group}`}>{known.name}</Link> : t("unknownGroup");
}
