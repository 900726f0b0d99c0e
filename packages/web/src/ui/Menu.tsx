import { DropdownMenu as Radix } from "radix-ui";
import { type ReactElement, type ReactNode, useContext } from "react";
import { classNames } from "./classNames.ts";
import { Icon, type IconName } from "./Icon.tsx";
import { LayerContext } from "./layer.ts";
import styles from "./Menu.module.css";

/** A menu behind a button. Fill it with MenuItem, MenuGroup, MenuChoice, MenuLabel and MenuLine. */
export function Menu({
  trigger,
  children,
  align = "end",
  defaultOpen = false,
}: {
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "center" | "end";
  /** Whether it is open from the moment it is there. */
  defaultOpen?: boolean;
}) {
  const layer = useContext(LayerContext);
  return (
    <Radix.Root modal={false} defaultOpen={defaultOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={layer}>
        <Radix.Content className={styles.menu} align={align} sideOffset={6} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({
  icon,
  danger = false,
  onSelect,
  disabled,
  children,
}: {
  icon?: IconName;
  danger?: boolean;
  onSelect: () => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.Item
      className={classNames(styles.item, danger && styles.danger)}
      onSelect={onSelect}
      disabled={disabled}
    >
      <span className={styles.mark}>{icon && <Icon name={icon} />}</span>
      {children}
    </Radix.Item>
  );
}

/** One of several values, of which exactly one is chosen. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; lang?: string }[];
  onChange: (value: Value) => void;
}) {
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      <Radix.RadioGroup
        value={value}
        onValueChange={(chosen) => onChange(chosen as Value)}
        aria-label={label}
      >
        {options.map((option) => (
          <Radix.RadioItem key={option.value} value={option.value} lang={option.lang} className={styles.item}>
            <span className={styles.mark}>
              <Radix.ItemIndicator>
                <Icon name="check" />
              </Radix.ItemIndicator>
            </span>
            {option.label}
          </Radix.RadioItem>
        ))}
      </Radix.RadioGroup>
    </>
  );
}

/** Items that belong together under a name, which is read out with them. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Radix.Group aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {children}
    </Radix.Group>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className={styles.label}>{children}</Radix.Label>;
}

export function MenuLine() {
  return <Radix.Separator className={styles.line} />;
}
