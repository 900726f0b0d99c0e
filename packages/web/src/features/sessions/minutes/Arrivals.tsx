import { mayCarryOver } from "@querschnitt/shared/policy/sessions";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { type ArrivalKind, useCarryOver } from "../../../api/sittings.ts";
import { usePlan } from "../../../api/usePlan.ts";
import { useProblemText } from "../../../api/useProblemText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { useToast } from "../../../ui/Toaster.tsx";
import type { ItemDesk } from "./ItemDesk.ts";
import styles from "./Minutes.module.css";

/** In which measures of its item a decision or task has arrived, and the way to bring it there with one press. */
export function Arrivals({
  desk,
  kind,
  entry,
  isReady = true,
}: {
  desk: ItemDesk;
  kind: ArrivalKind;
  entry: string;
  /** Whether it says all that a measure has to know. */
  isReady?: boolean;
}) {
  const { t } = useTranslation("minutes");
  const toast = useToast();
  const problemText = useProblemText();
  const plan = usePlan();
  const { session, item, part } = desk;
  const carry = useCarryOver(session.id);
  // Nothing non-public goes into a measure.
  if (item.part === "closed") return null;
  const brings = mayCarryOver(session);
  const arrived = new Set(
    part.protocol.arrivals.filter(({ source }) => source === entry).map(({ measure }) => measure),
  );
  const measures = (plan.data ?? []).filter(({ id }) => item.measures.includes(id) || arrived.has(id));
  return (
    <div className={styles.arrivals}>
      {measures.map(({ id, number, title }) => {
        const name = `${number} ${title}`;
        if (arrived.has(id))
          return (
            <span key={id} className={styles.small}>
              <Icon name="check" /> {t(`arrivals.${kind}Done`)} <Link href={`/measures/${id}`}>{name}</Link>
            </span>
          );
        return (
          brings &&
          isReady && (
            <Button
              key={id}
              size="small"
              icon="send"
              busy={carry.isPending && carry.variables.measure === id}
              onClick={() =>
                carry.mutate(
                  { kind, entry, measure: id },
                  {
                    onSuccess: () =>
                      toast({ tone: "success", text: t(`arrivals.${kind}Told`, { measure: name }) }),
                    onError: (error) => toast({ tone: "danger", text: problemText(error) }),
                  },
                )
              }
            >
              {t(`arrivals.${kind}`, { measure: number })}
            </Button>
          )
        );
      })}
      {brings && !isReady && arrived.size < measures.length && (
        <span className={styles.small}>{t("arrivals.needsOrganisation")}</span>
      )}
    </div>
  );
}
