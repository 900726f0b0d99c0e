import { type ComponentType, cloneElement, type ReactElement, useEffect, useRef, useState } from "react";
import { whenCalm } from "../api/whenCalm.ts";
import { loadRemainingTexts } from "./i18n.ts";

export interface OnDemandProps {
  /** The button behind which it opens. */
  trigger: ReactElement;
  defaultOpen: boolean;
}

interface ButtonLike {
  ref?: React.Ref<HTMLButtonElement>;
  onClick?: () => void;
  "aria-haspopup"?: "menu";
  "aria-expanded"?: false;
}

/** A menu whose code comes when the page has nothing more urgent to load, or when its button is pressed. */
export function OnDemand({
  trigger,
  load,
}: {
  trigger: ReactElement<ButtonLike>;
  /** Must stay the same function. */
  load: () => Promise<ComponentType<OnDemandProps>>;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [loaded, setLoaded] = useState<{ Menu: ComponentType<OnDemandProps>; open: boolean }>();
  const bring = (open: boolean): void => {
    Promise.all([load(), loadRemainingTexts()]).then(
      ([Menu]) => {
        // The button is made anew: whoever stands on it would lose the focus.
        const isFocused = button.current === document.activeElement;
        if (open || !isFocused) setLoaded((before) => before ?? { Menu, open });
      },
      // Without a connection the button does nothing now, and works when it is pressed again.
      () => undefined,
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once is enough, and `load` stays the same
  useEffect(() => whenCalm(() => bring(false)), []);
  if (loaded) return <loaded.Menu trigger={trigger} defaultOpen={loaded.open} />;
  return cloneElement(trigger, {
    ref: button,
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onClick: () => bring(true),
  });
}
