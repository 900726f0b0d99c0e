/** Listens to the keys with which one steps through changes, wherever the focus is. Returns how to stop. */
export function onChangeKeys(step: (by: 1 | -1) => void): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    // Before the editor, and a list of choices, which would open with it.
    event.preventDefault();
    event.stopPropagation();
    step(event.key === "ArrowDown" ? 1 : -1);
  };
  window.addEventListener("keydown", onKey, { capture: true });
  return () => window.removeEventListener("keydown", onKey, { capture: true });
}
