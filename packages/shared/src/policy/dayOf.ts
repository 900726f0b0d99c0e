/** A moment's calendar day in the time zone of whoever reads it, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  const pad = (part: number): string => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}
