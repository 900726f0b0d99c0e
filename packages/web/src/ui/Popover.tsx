import { Popover as Radix } from "radix-ui";
import { type ReactElement, type ReactNode, useContext } from "react";
import { LayerContext } from "./layer.ts";
import styles from "./Popover.module.css";

export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement;
  /** Its accessible name. */
  label: string;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
}

/** A small panel beside its button; Escape or a click elsewhere closes it. */
export function Popover({ trigger, label, children, open, onOpenChange, align = "end" }: PopoverProps) {
  const layer = useContext(LayerContext);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={layer}>
        <Radix.Content
          className={styles.popover}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
