import type { Me } from "@querschnitt/shared/api/identity";
import { Suspense, useEffect } from "react";
import { showOverlay, useOverlay } from "./overlay.ts";
import { page } from "./page.ts";

const CommandMenu = page(() => import("./CommandMenu.tsx").then((m) => m.CommandMenu));
const KeyboardMap = page(() => import("./KeyboardMap.tsx").then((m) => m.KeyboardMap));
const NewMeasureDialog = page(() =>
  import("../features/plan/NewMeasureDialog.tsx").then((m) => m.NewMeasureDialog),
);
const SignOutDialog = page(() => import("../features/work/SignOutDialog.tsx").then((m) => m.SignOutDialog));

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
