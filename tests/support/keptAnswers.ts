import type { Page } from "playwright-core";

/** What a page's device keeps of the API's answers for the signed-in person, as one text. */
export function keptAnswers(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const person = localStorage.getItem("querschnitt.person");
        const opening = indexedDB.open(`querschnitt-answers-${person}`);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction("answers").objectStore("answers").get("answers");
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(reading.result ?? null));
          };
        };
      }),
  );
}
