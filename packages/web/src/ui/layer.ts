import { createContext } from "react";

/**
 * Where menus, popovers and tooltips are put: inside the page's main region, so that they belong to a landmark, or
 * inside the dialog they were opened from, since everything outside a modal dialog is out of reach.
 */
export const LayerContext = createContext<HTMLElement | null>(null);

/**
 * Where tooltips are put inside a dialog: beside it. Whatever vanishes inside makes the dialog take the focus, and a
 * tooltip vanishes at the very moment in which the focus goes on to the next control.
 */
export const TooltipLayerContext = createContext<HTMLElement | null>(null);
