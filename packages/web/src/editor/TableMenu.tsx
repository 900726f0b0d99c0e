import type { Editor } from "@tiptap/react";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Menu, MenuItem, MenuLine } from "../ui/Menu.tsx";

/** Everything one does with tables, behind one button. */
export function TableMenu({
  editor,
  inTable,
  trigger,
}: {
  editor: Editor;
  inTable: boolean;
  trigger: ReactElement;
}) {
  const { t } = useTranslation("editor");
  const chain = () => editor.chain().focus();
  if (!inTable) {
    return (
      <Menu trigger={trigger} align="start">
        <MenuItem
          icon="table"
          onSelect={() => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        >
          {t("table.insert")}
        </MenuItem>
      </Menu>
    );
  }
  return (
    <Menu trigger={trigger} align="start">
      <MenuItem onSelect={() => chain().addRowBefore().run()}>{t("table.rowBefore")}</MenuItem>
      <MenuItem onSelect={() => chain().addRowAfter().run()}>{t("table.rowAfter")}</MenuItem>
      <MenuItem onSelect={() => chain().deleteRow().run()}>{t("table.deleteRow")}</MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => chain().addColumnBefore().run()}>{t("table.columnBefore")}</MenuItem>
      <MenuItem onSelect={() => chain().addColumnAfter().run()}>{t("table.columnAfter")}</MenuItem>
      <MenuItem onSelect={() => chain().deleteColumn().run()}>{t("table.deleteColumn")}</MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => chain().toggleHeaderRow().run()}>{t("table.headerRow")}</MenuItem>
      <MenuItem icon="trash" danger onSelect={() => chain().deleteTable().run()}>
        {t("table.delete")}
      </MenuItem>
    </Menu>
  );
}
