/** Who carries out a command, and when (milliseconds since the epoch, the doer's clock). */
export interface Doer {
  person: string;
  now: number;
}
