const rememberedAs = "querschnitt.person";

/** Whose work this browser holds: known without the server, so that the workspace opens offline. */
export function currentPerson(): string | undefined {
  return localStorage.getItem(rememberedAs) ?? undefined;
}

export function rememberCurrentPerson(person: string | undefined): void {
  if (person === undefined) localStorage.removeItem(rememberedAs);
  else localStorage.setItem(rememberedAs, person);
}
