import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const moduleName = "virtual:kern-tokens.css";
const resolvedName = `\0${moduleName}`;

/** The rules of KERN's style sheet that only define tokens: scales, palette, the light and the dark theme. */
function tokenRules(css: string): string {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, "");
  const selectors =
    /(?:^|\n)(:root|\[data-kern-theme=(?:light|dark)\],\s*\.kern-(?:light|dark)) \{([^}]*)\}/g;
  const rules: string[] = [];
  for (const [, selector, body] of bare.matchAll(selectors)) {
    const declarations = (body ?? "").split(";").map((line) => line.trim());
    const tokens = declarations.filter(
      (line) => line.startsWith("--kern-") && !line.startsWith("--kern-color-brand-colorpalette"),
    );
    rules.push(`${selector} { ${tokens.join("; ")} }`);
  }
  if (rules.length < 4) throw new Error("KERN's style sheet has another form than this plugin knows.");
  return rules.join("\n");
}

/**
 * Offers KERN's design tokens as `virtual:kern-tokens.css` without its component styles, which weigh 400 KB.
 * Nothing is copied into the repository: the tokens come from the installed package.
 */
export function kernTokens(): Plugin {
  return {
    name: "kern-tokens",
    resolveId: (id) => (id === moduleName ? resolvedName : undefined),
    load(id) {
      if (id !== resolvedName) return undefined;
      const path = createRequire(import.meta.url).resolve("@kern-ux/native/dist/kern.css");
      return tokenRules(readFileSync(path, "utf8"));
    },
  };
}
