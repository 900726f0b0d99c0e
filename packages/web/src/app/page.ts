import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import { loadRemainingTexts } from "./i18n.ts";

/** A page or a part of one; `begin` starts to load it before it is drawn. */
type Page<Props> = LazyExoticComponent<ComponentType<Props>> & { begin(): void };

/** A page or a part of one with code of its own, which comes together with the texts that the first view does without. */
export function page<Props>(load: () => Promise<ComponentType<Props>>): Page<Props> {
  const loadAll = () => Promise.all([load(), loadRemainingTexts()]);
  const Component = lazy(async () => {
    const [Loaded] = await loadAll();
    return { default: Loaded };
  });
  // Whoever draws it is told if it does not come.
  return Object.assign(Component, { begin: () => void loadAll().catch(() => undefined) });
}
