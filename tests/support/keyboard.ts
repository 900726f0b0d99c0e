import type { Page } from "playwright-core";

/** Presses of the key after which the focus has been everywhere on any of our pages. */
const ENOUGH = 250;

/**
 * Goes on with Tab until something of this role and name has the focus, as somebody without a mouse does.
 * @throws if it is not reached
 */
export async function tabTo(
  page: Page,
  role: Parameters<Page["getByRole"]>[0],
  name: RegExp,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> {
  const target = page.getByRole(role, { name });
  await target.first().waitFor();
  for (let presses = 0; presses < ENOUGH; presses++) {
    // What has opened may have taken the focus already.
    if (presses > 0) await page.keyboard.press(key);
    const count = await target.count();
    for (let index = 0; index < count; index++) {
      if (await target.nth(index).evaluate((element) => element === document.activeElement)) return;
    }
  }
  const here = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  throw new Error(`no ${role} named ${name} is reached with ${key}; the focus is on ${here}`);
}
