import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { choosableColumns, inOrder, type PlanColumn } from "./planColumns.ts";

/** Which columns the list has, on this device. */
export function ColumnChoice({
  columns,
  onChange,
}: {
  columns: readonly PlanColumn[];
  onChange: (columns: PlanColumn[]) => void;
}) {
  const { t } = useTranslation("plan");
  return (
    <Popover label={t("chooseColumns")} trigger={<Button icon="table">{t("chooseColumns")}</Button>}>
      {choosableColumns.map((column) => (
        <Checkbox
          key={column}
          label={t(`columns.${column}`)}
          checked={columns.includes(column)}
          onCheckedChange={(checked) =>
            onChange(inOrder(checked ? [...columns, column] : columns.filter((one) => one !== column)))
          }
        />
      ))}
    </Popover>
  );
}
