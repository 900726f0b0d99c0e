import { Tooltip as Radix } from "radix-ui";
import { type ReactElement, useContext } from "react";
import { LayerContext, TooltipLayerContext } from "./layer.ts";
import styles from "./Popover.module.css";

/** Shows a few words beside something that can take the focus. Never the only place of an information. */
export function Tooltip({ text, children }: { text: string; children: ReactElement }) {
  const layer = useContext(LayerContext);
  const besideDialog = useContext(TooltipLayerContext);
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={besideDialog ?? layer}>
        <Radix.Content className={styles.tooltip} sideOffset={4} collisionPadding={8}>
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
