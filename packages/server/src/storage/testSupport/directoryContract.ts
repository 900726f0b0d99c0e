import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Directory, emptyDirectory, type OrganisationRecord } from "../Directory.ts";
import { StorageUnavailable } from "../UpdateLog.ts";

/** A place where one directory lives: opened, closed and opened again with the same content. */
export interface DirectoryPlace {
  open(): Promise<Directory>;
  remove(): Promise<void>;
}

const organisation = (id: string): OrganisationRecord => ({
  id,
  name: `Verein „${id}“ für Bürger*innen`,
  shortName: id,
  stakeholderGroup: "civil-society",
});

/** What every adapter of `Directory` must do. */
export function directoryContract(name: string, createPlace: () => Promise<DirectoryPlace>): void {
  describe(`${name} as a directory`, () => {
    let place: DirectoryPlace;
    let directory: Directory;

    beforeEach(async () => {
      place = await createPlace();
      directory = await place.open();
    });
    afterEach(async () => {
      await directory.close();
      await place.remove();
    });
    const reopen = async (): Promise<void> => {
      await directory.close();
      directory = await place.open();
    };
    const add = (id: string): Promise<string> =>
      directory.update((data) => {
        data.organisations.push(organisation(id));
        return id;
      });
    const ids = (): string[] => directory.current().organisations.map(({ id }) => id);

    test("a new directory is empty, and stays so", async () => {
      expect(directory.current()).toEqual(emptyDirectory());
      await reopen();
      expect(directory.current()).toEqual(emptyDirectory());
    });

    test("a change answers, is visible once durable, and stays", async () => {
      expect(await add("wr")).toBe("wr");
      expect(directory.current().organisations).toEqual([organisation("wr")]);
      await reopen();
      expect(directory.current().organisations).toEqual([organisation("wr")]);
    });

    test("a change that throws changes nothing and hinders nobody", async () => {
      await add("a");
      const before = directory.current();
      const failing = directory.update((data) => {
        data.organisations.length = 0;
        throw new RangeError("no");
      });
      await expect(failing).rejects.toThrow(RangeError);
      expect(directory.current()).toBe(before);
      await add("b");
      await reopen();
      expect(ids()).toEqual(["a", "b"]);
    });

    test("what was seen before a change is not altered by it", async () => {
      const before = directory.current();
      await add("a");
      expect(before.organisations).toEqual([]);
      expect(directory.current()).not.toBe(before);
    });

    test("changes made at once run one after the other, each on the other's outcome", async () => {
      const numbers = Array.from({ length: 20 }, (_, index) => `o${index}`);
      const counts = await Promise.all(
        numbers.map((id) =>
          directory.update((data) => {
            data.organisations.push(organisation(id));
            return data.organisations.length;
          }),
        ),
      );
      expect(counts).toEqual(numbers.map((_, index) => index + 1));
      await reopen();
      expect(ids()).toEqual(numbers);
    });

    test("listeners hear every change, after it, until they stop", async () => {
      const seen: number[] = [];
      const stop = directory.subscribe(() => seen.push(directory.current().organisations.length));
      await add("a");
      await add("b");
      await directory
        .update(() => {
          throw new RangeError("no");
        })
        .catch(() => {});
      stop();
      await add("c");
      expect(seen).toEqual([1, 2]);
    });

    test("closing waits for what is under way; after that, nothing is taken", async () => {
      const under = add("a");
      await directory.close();
      await under;
      await expect(add("b")).rejects.toThrow(StorageUnavailable);
      directory = await place.open();
      expect(ids()).toEqual(["a"]);
    });

    test("whatever is written comes back", async () => {
      // As everywhere on the API; names that every object has are among them.
      const id = fc.oneof(fc.stringMatching(/^[a-z0-9]{1,40}$/), fc.constant("constructor"));
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ name: fc.string({ unit: "grapheme" }), id: fc.uuid() }), { maxLength: 5 }),
          fc.dictionary(id, fc.dictionary(id, fc.constantFrom("none", "reader", "editor"))),
          async (organisations, measureRoles) => {
            const written = organisations.map((one) => ({ ...organisation(one.id), name: one.name }));
            await directory.update((data) => {
              data.organisations = written;
              data.measureRoles = measureRoles;
            });
            await reopen();
            expect(directory.current().organisations).toEqual(written);
            expect({ ...directory.current().measureRoles }).toEqual({ ...measureRoles });
          },
        ),
        { numRuns: 25 },
      );
    });
  });
}
