export type Restart = "kill" | "stop";

/** A stretch of work at whose end everybody leaves, and the quiet after it. */
export interface Stretch {
  workMilliseconds: number;
  /** How the server is ended and started again meanwhile, in this order. */
  restarts: readonly Restart[];
  /** How long nobody is there before the server is looked at; 0 to look as soon as its sockets are closed. */
  quietMilliseconds: number;
}

export interface SoakSettings {
  seed: number;
  people: number;
  /** Those worked in at a time: half of them drafts, half of them discussions; an even number. */
  rooms: number;
  stretches: readonly Stretch[];
  /** Milliseconds between two things that one person does, on average. */
  pace: number;
  /** Milliseconds between two faults, on average. */
  faultPace: number;
  /** Backups made while the server runs: one in so many stretches. */
  backupEvery: number;
  sampleMilliseconds: number;
}

export interface SoakSize {
  seed: number;
  minutes: number;
  people: number;
  rooms: number;
}

/** Minutes of one stretch with its quiet. */
const stretchMinutes = 5;
/**
 * An empty room stays open for 30 s, is looked at every 7.5 s and gets its snapshot first, and V8 tidies up some seconds
 * after the last allocation: before that, what stays behind cannot be told from what is merely not given back yet.
 */
const quietMilliseconds = 60_000;
/** Share of the stretches in which the server is restarted; the rest is one life, long enough to see a trend. */
const restartedShare = 0.4;

/** The whole soak in so many minutes: restarts in its first part, then one life of the server to the end. */
export function settingsFor({ minutes, ...size }: SoakSize): SoakSettings {
  const count = Math.max(2, Math.round(minutes / stretchMinutes));
  const whole = (minutes * 60_000) / count;
  const restarted = Math.max(1, Math.floor(count * restartedShare));
  return {
    ...size,
    stretches: Array.from({ length: count }, (_, index) => ({
      workMilliseconds: Math.max(10_000, whole - quietMilliseconds),
      restarts: index >= restarted ? [] : index === 0 ? ["kill", "stop"] : [index % 2 ? "kill" : "stop"],
      quietMilliseconds,
    })),
    pace: 4_000,
    faultPace: 3_000,
    backupEvery: 3,
    sampleMilliseconds: 3_000,
  };
}
