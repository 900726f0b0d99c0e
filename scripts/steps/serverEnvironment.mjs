/**
 * What a server's process is started with wherever we start one; the unit file in the README says the same.
 *
 * Left to itself, the allocator of glibc keeps most of what it was ever given: a server that needs 60 MB came to 170 MB
 * within an hour. With these it returns what is free. Other C libraries do not know them.
 * See docs/decisions/0012-the-allocator.md.
 */
export const serverEnvironment = Object.freeze({
  MALLOC_ARENA_MAX: "1",
  MALLOC_MMAP_THRESHOLD_: "131072",
  MALLOC_TRIM_THRESHOLD_: "131072",
});
