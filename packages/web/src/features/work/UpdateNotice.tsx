/// <reference types="vite-plugin-pwa/react" />

import { useRegisterSW } from "virtual:pwa-register/react";
import { useTranslation } from "react-i18next";
import { Alert } from "../../ui/Alert.tsx";
import { Button } from "../../ui/Button.tsx";

/** A page that stays open for days asks so often whether there is a new version. */
const CHECK_EVERY = 60 * 60 * 1000;

/**
 * Registers the service worker and says when a new version waits. It is taken only when the person says so;
 * unsent work stands in the local store and survives the reload.
 */
export function UpdateNotice() {
  const { t } = useTranslation("work");
  const {
    needRefresh: [waiting, setWaiting],
    updateServiceWorker,
  } = useRegisterSW({
    onRegisteredSW: (_script, registration) => {
      if (registration) setInterval(() => void registration.update().catch(() => undefined), CHECK_EVERY);
    },
  });
  if (!waiting) return null;
  return (
    <Alert
      tone="info"
      live
      title={t("update.title")}
      actions={
        <>
          <Button
            variant="primary"
            size="small"
            icon="refresh"
            onClick={() => void updateServiceWorker(true)}
          >
            {t("update.reload")}
          </Button>
          <Button size="small" variant="quiet" onClick={() => setWaiting(false)}>
            {t("update.later")}
          </Button>
        </>
      }
    >
      {t("update.meaning")}
    </Alert>
  );
}
