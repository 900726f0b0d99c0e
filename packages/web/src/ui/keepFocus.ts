/** What can be pressed or chosen; no fields for text, in which a phone would open its keyboard. */
const PRESSABLE =
  'a[href], button:not([disabled]), select:not([disabled]), summary, input[type="checkbox"], input[type="radio"]';
const TEXT = "input, textarea, [contenteditable]";
/** What can take the focus itself, as a thing with a beginning and an end. */
const THING = 'li, tr, article, section, form, [role="tabpanel"], [role="dialog"], main';
const LAYER = '[data-radix-popper-content-wrapper], [role="dialog"], main';
/** A question, its menu and what it was asked of: further back nobody remembers. */
const REMEMBERED = 6;

/** Where something stood that had the focus: its ancestors from the innermost on, and its place in each of them. */
interface Place {
  element: Element;
  isText: boolean;
  layer: Element;
  path: readonly { parent: Element; index: number }[];
}

/**
 * Takes the focus to what is nearest when the element that had it is taken away, be it by its own press or by somebody
 * else's work: on the page's body a keyboard begins again at the top, and a screen reader falls silent. Whoever knows a
 * better place takes the focus there at once; then nothing happens here. Returns how to stop.
 */
export function keepFocus(): () => void {
  let places: Place[] = [];
  let next: ReturnType<typeof setTimeout> | undefined;

  const remember = ({ target }: FocusEvent): void => {
    const place = target instanceof Element ? placeOf(target) : undefined;
    if (place) places = [place, ...places.filter(({ element }) => element !== target)].slice(0, REMEMBERED);
  };
  // Whoever presses beside everything lets go of what had the focus.
  const letGo = ({ target, relatedTarget }: FocusEvent): void => {
    if (relatedTarget) return;
    // What is being taken away is still there at this moment.
    setTimeout(() => {
      if (isLost() && target instanceof Element && target.isConnected) places = [];
    });
  };
  const restore = (): void => {
    if (!isLost() || places.length === 0 || places[0]?.element.isConnected) return;
    for (const place of places) if (place.layer.isConnected && goOn(place)) return;
  };
  // After those who know better, who may wait for what they show: a frame, and a task.
  const look = (): void => {
    if (!isLost() || places.length === 0) return;
    clearTimeout(next);
    requestAnimationFrame(() => {
      clearTimeout(next);
      next = setTimeout(restore);
    });
  };
  const observer = new MutationObserver(look);
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("focusin", remember);
  document.addEventListener("focusout", letGo);
  return () => {
    observer.disconnect();
    clearTimeout(next);
    document.removeEventListener("focusin", remember);
    document.removeEventListener("focusout", letGo);
  };
}

function isLost(): boolean {
  return document.activeElement === document.body || document.activeElement === null;
}

function placeOf(element: Element): Place | undefined {
  const layer = element.closest(LAYER);
  if (!layer || layer === element) return undefined;
  const path: { parent: Element; index: number }[] = [];
  for (let child = element; child !== layer && child.parentElement; child = child.parentElement) {
    path.push({ parent: child.parentElement, index: [...child.parentElement.children].indexOf(child) });
  }
  return { element, isText: element.matches(TEXT), layer, path };
}

/** Focuses what follows the place, else what precedes it, else what it was part of; false if nothing takes the focus. */
function goOn({ isText, path }: Place): boolean {
  for (const { parent, index } of path.filter((step) => step.parent.isConnected)) {
    const children = [...parent.children];
    const candidates = [...children.slice(index), ...children.slice(0, index).reverse()];
    // Somebody who types must press nothing.
    const near = isText ? undefined : candidates.flatMap(pressables)[0];
    if (near ? takeFocus(near) : parent.matches(THING) && takeFocus(parent)) return true;
  }
  return false;
}

function pressables(element: Element): Element[] {
  const all = element.matches(PRESSABLE) ? [element] : [...element.querySelectorAll(PRESSABLE)];
  return all.filter((one) => one.checkVisibility({ visibilityProperty: true }));
}

function takeFocus(element: Element): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (!element.matches(`${PRESSABLE}, [tabindex]`)) {
    element.tabIndex = -1;
    element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
  }
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}
