import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** How long a second click may be in coming (milliseconds): until then the first may begin a selection. */
const SECOND_CLICK = 400;

/**
 * Tells which marked passage was clicked or tapped, once it is clear that nothing is being selected: what answers to
 * it moves the page, and the second and third click would land on other words.
 */
export function passageTouch(
  threadAt: (view: EditorView, position: number) => string | undefined,
  onTouch: (thread: string) => void,
): Plugin {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const forget = (): void => clearTimeout(waiting);
  return new Plugin({
    props: {
      handleDOMEvents: { mousedown: forget, touchstart: forget },
      handleClick: (view, position) => {
        const thread = threadAt(view, position);
        forget();
        if (thread !== undefined) {
          waiting = setTimeout(() => view.state.selection.empty && onTouch(thread), SECOND_CLICK);
        }
        // The caret goes there as well.
        return false;
      },
    },
    view: () => ({ destroy: forget }),
  });
}
