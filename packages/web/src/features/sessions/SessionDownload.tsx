import type { Session } from "@querschnitt/shared/api/sittings";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { Menu, MenuGroup, MenuItem, MenuLine } from "../../ui/Menu.tsx";

const formats = ["pdf", "docx", "md"] as const;

/** Agenda or minutes as a file: for everybody, or with what is not public for those who belong to it. */
export function SessionDownload({
  session,
  document: kind,
}: {
  session: Session;
  document: "agenda" | "minutes";
}) {
  const { t, i18n } = useTranslation("sessions");
  const save = (format: (typeof formats)[number], part: "public" | "all"): void => {
    const link = document.createElement("a");
    link.href = `/api/sittings/${session.id}/${kind}.${format}?part=${part}&language=${i18n.language}`;
    // As a download: without a connection it fails, and the page stays.
    link.download = "";
    link.click();
  };
  const itemsFor = (part: "public" | "all") =>
    formats.map((format) => (
      <MenuItem key={format} onSelect={() => save(format, part)}>
        {t(`download.formats.${format}`)}
      </MenuItem>
    ));
  return (
    <Menu align="start" trigger={<Button icon="download">{t(`download.${kind}`)}</Button>}>
      {session.entitled ? (
        <>
          <MenuGroup label={t("download.parts.public")}>{itemsFor("public")}</MenuGroup>
          <MenuLine />
          <MenuGroup label={t("download.parts.all")}>{itemsFor("all")}</MenuGroup>
        </>
      ) : (
        itemsFor("public")
      )}
    </Menu>
  );
}
