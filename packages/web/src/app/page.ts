import { type ComponentType, lazy } from "react";
import { loadRemainingTexts } from "./i18n.ts";

/** A page or a part of one with code of its own, which comes together with the texts that the first view does without. */
export function page<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    const [Page] = await Promise.all([load(), loadRemainingTexts()]);
    return { default: Page };
  });
}
