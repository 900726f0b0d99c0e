import { attentions } from "@querschnitt/shared/api/notifications";
import { useTranslation } from "react-i18next";
import { useAttend, useAttention } from "../../api/notifications.ts";
import { useProblemText } from "../../api/useProblemText.ts";
import { Button } from "../../ui/Button.tsx";
import { Menu, MenuChoice } from "../../ui/Menu.tsx";
import { useToast } from "../../ui/Toaster.tsx";

/** How closely one attends to a measure: as usual, to all of it, or hardly at all. */
export function AttentionMenu({ measure }: { measure: string }) {
  const { t } = useTranslation("notifications");
  const problemText = useProblemText();
  const toast = useToast();
  const { data, isError } = useAttention(measure);
  const attend = useAttend(measure);
  if (!data && isError) return null;
  // Until it is known the button keeps its place: nothing must jump when it comes.
  const attention = data?.attention ?? "usual";
  return (
    <Menu
      trigger={
        <Button
          size="small"
          variant="quiet"
          disabled={!data}
          icon={attention === "mute" ? "bell-off" : "bell"}
        >
          {t(`attention.state.${attention}`)}
        </Button>
      }
    >
      <MenuChoice
        label={t("attention.label")}
        value={attention}
        options={attentions.map((value) => ({ value, label: t(`attention.choice.${value}`) }))}
        onChange={(chosen) =>
          attend.mutate(chosen, {
            onSuccess: () => toast({ text: t(`attention.done.${chosen}`), tone: "success" }),
            onError: (error) => toast({ text: problemText(error), tone: "warning" }),
          })
        }
      />
    </Menu>
  );
}
