import type { Me } from "@querschnitt/shared/api/identity";
import { lazy, Suspense, useEffect } from "react";
import { showOverlay, useOverlay } from "./overlay.ts";

const CommandMenu = lazy(() => import("./CommandMenu.tsx").then((m) => ({ default: m.CommandMenu })));
const KeyboardMap = lazy(() => import("./KeyboardMap.tsx").then((m) => ({ default: m.KeyboardMap })));
const NewMeasureDialog = lazy(() =>
  import("../features/plan/NewMeasureDialog.tsx").then((m) => ({ default: m.NewMeasureDialog })),
);
const SignOutDialog = lazy(() =>
  import("../features/work/SignOutDialog.tsx").then((m) => ({ default: m.SignOutDialog })),
);

/** What lies over the page, loaded when it is first asked for. */
export function Overlays({ me }: { me: Me }) {
  const overlay = useOverlay();
  // Whoever signs in next is not met by what the last person had open.
  useEffect(() => () => showOverlay(undefined), []);
  const close = (open: boolean): void => {
    if (!open) showOverlay(undefined);
  };
  return (
    <Suspense fallback={null}>
      {overlay === "commands" && <CommandMenu me={me} onClose={() => close(false)} />}
      {overlay === "keyboard" && <KeyboardMap onClose={() => close(false)} />}
      {overlay === "new-measure" && <NewMeasureDialog open onOpenChange={close} />}
      {overlay === "sign-out" && <SignOutDialog open onOpenChange={close} />}
    </Suspense>
  );
}
