import { dayOf } from "@querschnitt/shared/policy/dayOf";
import { useEffect, useState } from "react";

/** The reader's calendar day, `YYYY-MM-DD`; a page left open over night turns it at midnight. */
export function useToday(): string {
  const [today, setToday] = useState(() => dayOf(new Date()));
  useEffect(() => {
    const look = (): void => setToday(dayOf(new Date()));
    // A timer until midnight would sleep as long as the computer does.
    const timer = setInterval(look, 60_000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);
  return today;
}
