/** Everything that can be turned about the comparison. Rates are updates per second of all writers together. */
export const parameters = {
  rounds: 3,
  /** Rounds of the scenarios whose figures vary little and which take long. */
  fewerRounds: 1,

  /** One measured stretch: not measured, measured, and the pause afterwards in which deferred saving is counted. */
  phase: { warmUpSeconds: 1, seconds: 4, settleSeconds: 2.2 },
  /**
   * Load before the first measured stretch of fan-out, many rooms and ingest, at a rate that every server holds: a server runs
   * for weeks, and in its first seconds most of what it costs is the compiling of its code.
   */
  warming: { rate: 600, seconds: 6 },
  /** What a server must keep to at a rate for its figures to count. */
  held: {
    /** Milliseconds from when an update was due to its arrival. */
    p99: 1000,
    /** Seconds after the last update within which everything must have arrived. */
    drainSeconds: 2,
    /** Milliseconds by which the generator itself may be late, 99th percentile. */
    generatorLag: 25,
  },

  fanOut: {
    /** Each writer types in a paragraph of its own, and reads what the others type. */
    loads: [
      { rate: 100, writers: 1 },
      { rate: 600, writers: 1 },
      { rate: 2400, writers: 1 },
      { rate: 10_000, writers: 10 },
    ],
    /** The writers are among them. */
    clients: 50,
    /** Clients whose every message is read for latencies; of the others bytes are counted and compared. */
    sampled: 3,
  },
  manyRooms: {
    rooms: 500,
    rate: 1000,
    /** Tried one after the other, as long as the server holds them. */
    sustained: [4000, 13_000, 16_000],
    sustainedSeconds: 3,
  },
  memory: { warmUpRooms: 100, rooms: 1000, updatesPerRoom: 5, settleSeconds: 4 },
  ingest: { updates: 20_000, rate: 4000 },
  joins: {
    trace: "seph-blog1",
    /** Cold joins per round, each with a server of its own. */
    cold: 2,
    atOnce: 100,
    /** Joins of 100 before the measured ones: the peers keep the document in memory by then. */
    warmUp: 8,
    /** Updates per second while they join. */
    editRate: 50,
  },
  disk: { traces: ["sveltecomponent", "seph-blog1"], rate: 4000 },
  awareness: { people: 120, movesPerPerson: 5, seconds: 4, warmUpSeconds: 1 },
  durability: {
    updates: 1500,
    rate: 1000,
    /** The faster run sends so many times as many, in the same time. */
    faster: 4,
    killAfterSeconds: [0, 1, 3],
  },
  growth: {
    lengths: [1000, 10_000, 50_000, 200_000],
    rooms: [2400, 10_000, 100_000],
    rate: 500,
    seconds: 4,
  },
  /** Messages that are deflated by themselves. */
  compression: { messages: 10_000 },
  /** The stretch is so long that the backup is over before its end. */
  backup: { rooms: 100_000, rate: 500, seconds: 15 },
  /** The stretch is so long that the index is ready well before its end; a question every so many milliseconds. */
  search: { rooms: 10_000, rate: 500, seconds: 25, askEvery: 500 },
  /**
   * Documents whose past is asked for: a recorded session, and a generated one of so many keystrokes by several people who
   * take turns, with a break after so many of them.
   */
  history: {
    documents: [
      { trace: "seph-blog1", length: undefined },
      { trace: "generated", length: 260_000 },
    ],
    writers: 4,
    turn: 2000,
    breakEvery: 4,
    /** Moments that are looked at, and how often everything else is asked. */
    moments: 60,
    repeats: 7,
  },
  start: { rooms: 100_000, starts: 3 },
  /** Milliseconds between two pings with which stalls of a server's loop are seen from outside. */
  stallPingInterval: 5,

  /** People of our server's workspace; writers are spread over them. */
  people: 12,
  /** Measures of our server's workspace; each has a draft and a record. */
  measures: 1200,
} as const;

/** What our server is told about limits: a person of the bench plays many. */
export const limits = {
  LIMIT_UPDATES_PER_SECOND: "1000000",
  LIMIT_UPDATE_BURST: "1000000",
  LIMIT_WORK_MILLISECONDS_PER_SECOND: "100000",
  LIMIT_WORK_MILLISECONDS_BURST: "1000000",
  LIMIT_SOCKETS_PER_PERSON: "100000",
  HTTP_REQUESTS_PER_MINUTE: "1000000",
} as const;
