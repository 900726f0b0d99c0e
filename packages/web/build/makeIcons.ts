/**
 * Draws the PNG icons that installing needs from public/icon.svg. Run after changing the drawing:
 * `npx tsx packages/web/build/makeIcons.ts`
 */
import { readFile, writeFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const publicFolder = new URL("../public/", import.meta.url);
const ground = "#1f3f94";

const icons = [
  { file: "icon-192.png", size: 192, scale: 1, background: "transparent" },
  { file: "icon-512.png", size: 512, scale: 1, background: "transparent" },
  // Systems cut maskable icons to their own shape: the drawing keeps to the middle.
  { file: "icon-maskable-512.png", size: 512, scale: 0.8, background: ground },
  { file: "apple-touch-icon.png", size: 180, scale: 0.9, background: ground },
];

const drawing = await readFile(new URL("icon.svg", publicFolder), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const { file, size, scale, background } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const inner = size * scale;
  await page.setContent(
    `<style>*{margin:0}body{display:grid;place-items:center;height:${size}px;background:${background}}
     svg{width:${inner}px;height:${inner}px}</style>${drawing}`,
  );
  await writeFile(new URL(file, publicFolder), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
