/**
 * What of something said is not as it was before, all of it where there was nothing; undefined: nothing is different. So what was
 * not touched in a form stays as others may have set it meanwhile.
 */
export function changesTo<Said extends object>(
  before: NoInfer<Said> | undefined,
  said: Said,
): Partial<Said> | undefined {
  const touched = Object.entries(said).filter(
    ([name, value]) => !before || before[name as keyof Said] !== value,
  );
  return touched.length > 0 ? (Object.fromEntries(touched) as Partial<Said>) : undefined;
}
