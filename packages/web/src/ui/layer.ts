import { createContext } from "react";

/**
 * Where menus and popovers are put: inside the page's main region, so that they belong to a landmark, or
 * inside the dialog they were opened from, since everything outside a modal dialog is out of reach.
 */
export const LayerContext = createContext<HTMLElement | null>(null);
