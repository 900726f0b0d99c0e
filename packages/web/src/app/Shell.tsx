import type { Me } from "@querschnitt/shared/api/identity";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../api/useWorkspace.ts";
import { useTourStep } from "../features/tour/tour.ts";
import { UpdateNotice } from "../features/work/UpdateNotice.tsx";
import { keepFocus } from "../ui/keepFocus.ts";
import { LayerContext } from "../ui/layer.ts";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { Overlays } from "./Overlays.tsx";
import { page } from "./page.ts";
import styles from "./Shell.module.css";
import { useFocusOnNavigation } from "./useFocusOnNavigation.ts";

export const Tour = page(() => import("../features/tour/Tour.tsx").then((m) => m.Tour));

/** The frame around every page: skip link, header, main region, footer. `me` is absent while nobody is signed in. */
export function Shell({ me, children }: { me?: Me; children: ReactNode }) {
  const { t } = useTranslation("common");
  const workspace = useWorkspace();
  const [main, setMain] = useState<HTMLElement | null>(null);
  const isTouring = useTourStep() !== undefined;
  useFocusOnNavigation(main);
  useEffect(keepFocus, []);
  return (
    <LayerContext value={main}>
      <div className={styles.shell}>
        <a href="#main" className={styles.skip}>
          {t("skipToContent")}
        </a>
        <Header workspace={workspace.data?.name || t("appName")} {...(me && { me })} />
        {workspace.data?.demonstration && (
          <aside className={styles.note} aria-label={t("notice")}>
            {t("demonstration")}
          </aside>
        )}
        <main id="main" ref={setMain} tabIndex={-1} className={styles.main}>
          <UpdateNotice />
          {children}
        </main>
        <Footer />
        {me && isTouring && (
          <Suspense fallback={null}>
            <Tour />
          </Suspense>
        )}
        {me && <Overlays me={me} />}
      </div>
    </LayerContext>
  );
}
