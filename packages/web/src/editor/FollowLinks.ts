import { isSafeHref } from "@querschnitt/shared/policy/links";
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

export interface FollowLinksOptions {
  /** Whether a plain click follows a link; otherwise it sets the caret, and Ctrl (or Command) with a click follows. */
  plainClick: boolean;
}

/** Opens a link in a tab of its own that knows nothing of this one; an address that could run code is left alone. */
function follow(href: unknown): boolean {
  if (!isSafeHref(href)) return false;
  window.open(href, "_blank", "noopener,noreferrer");
  return true;
}

/** Links in a text with a caret do nothing by themselves: this follows them by mouse, and by Alt+Enter. */
export const FollowLinks = Extension.create<FollowLinksOptions>({
  name: "followLinks",

  addOptions() {
    return { plainClick: false };
  },

  addKeyboardShortcuts() {
    return { "Alt-Enter": ({ editor }) => follow(editor.getAttributes("link").href) };
  },

  addProseMirrorPlugins() {
    const { plainClick } = this.options;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            click: (view, event) => {
              const link = event.target instanceof Element && event.target.closest("a");
              if (!link || !view.dom.contains(link)) return false;
              event.preventDefault();
              // Whoever drags over a link selects it.
              const selects = !view.state.selection.empty;
              const asked = plainClick ? !selects : event.ctrlKey || event.metaKey;
              return asked && follow(link.getAttribute("href"));
            },
          },
        },
      }),
    ];
  },
});
