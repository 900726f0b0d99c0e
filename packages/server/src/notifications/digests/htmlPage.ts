/** Plain words as HTML. */
export function escapeHtml(words: string): string {
  return words
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A page or e-mail that needs nothing but itself; it keeps the reader's own colours. */
export function htmlPage(language: string, title: string, body: readonly string[]): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>
body { font: 1.0625rem/1.5 system-ui, sans-serif; max-width: 38rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.5rem; }
button { font: inherit; font-weight: 600; min-height: 2.75rem; padding: 0 1rem; cursor: pointer; }
a { display: inline-block; min-height: 1.5rem; }
</style>
</head>
<body>
${body.join("\n")}
</body>
</html>
`;
}
