import type { Session } from "@querschnitt/shared/api/sittings";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui/Button.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";

/** The agenda as a file: for everybody, or with what is not public for those who belong to it. */
export function AgendaDownload({ session }: { session: Session }) {
  const { t, i18n } = useTranslation("sessions");
  const save = (part: "public" | "all"): void => {
    const link = document.createElement("a");
    link.href = `/api/sittings/${session.id}/agenda.md?part=${part}&language=${i18n.language}`;
    // As a download: without a connection it fails, and the page stays.
    link.download = "";
    link.click();
  };
  if (!session.entitled)
    return (
      <Button icon="download" onClick={() => save("public")}>
        {t("export.agenda")}
      </Button>
    );
  return (
    <Menu align="start" trigger={<Button icon="download">{t("export.agenda")}</Button>}>
      <MenuItem onSelect={() => save("public")}>{t("export.public")}</MenuItem>
      <MenuItem onSelect={() => save("all")}>{t("export.all")}</MenuItem>
    </Menu>
  );
}
