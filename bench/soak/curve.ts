import type { Watched } from "../../tests/soak/ServerWatch.ts";
import { dot, line, picture, rule, text } from "../report/svg.ts";

type Points = readonly (readonly [minutes: number, value: number])[];

interface Curve {
  label: string;
  className: string;
  points: Points;
  /** Single moments rather than a course. */
  isDotted?: boolean;
}

interface Panel {
  title: string;
  curves: readonly Curve[];
}

const width = 860;
const left = 70;
const right = width - 24;
const headHeight = 74;
const plotHeight = 120;
const panelHeight = plotHeight + 62;
const megabyte = 2 ** 20;

/** Colours told apart by people who do not see all of them, on white and on black. */
const style = `
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.head { font-size: 16px; font-weight: 600; } .name { font-weight: 600; } .small { font-size: 11px; fill: #59636e; }
.rule { stroke: #d1d9e0; } .line { fill: none !important; stroke-width: 1.5; } circle { stroke: none; }
.c0 { fill: #008060; stroke: #008060; } .c1 { fill: #c4570a; stroke: #c4570a; } .c2 { fill: #56a0d6; stroke: #56a0d6; }
.restart { stroke: #8c959f; stroke-dasharray: 3 3; stroke-width: 1; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; } .small { fill: #9198a1; } .rule { stroke: #3d444d; }
.c0 { fill: #2fbf95; stroke: #2fbf95; } .c1 { fill: #e8762b; stroke: #e8762b; } .restart { stroke: #6e7681; }
}`;

/** Draws what was watched over the time of the soak, one panel per unit, with a dashed line at each restart. */
export function drawSoak({ samples, quiet, restarts }: Watched, heading: string): string {
  const course = (read: (sample: (typeof samples)[number]) => number): Points =>
    samples.map((sample) => [sample.at / 60_000, read(sample)]);
  const panels: Panel[] = [
    {
      title: "Memory, MB",
      curves: [
        { label: "resident", className: "c2", points: course(({ resident }) => resident / megabyte) },
        {
          label: "allocated by the process",
          className: "c0",
          points: course(({ anonymous }) => anonymous / megabyte),
        },
        {
          label: "heap in use, everybody gone",
          className: "c1",
          points: quiet.map(({ at, heap }) => [at / 60_000, heap / megabyte]),
          isDotted: true,
        },
      ],
    },
    {
      title: "Descriptors and clients, number",
      curves: [
        {
          label: "open descriptors",
          className: "c0",
          points: course(({ sockets, files, others }) => sockets + files + others),
        },
        { label: "clients in rooms", className: "c2", points: course(({ present }) => present) },
        {
          label: "descriptors, everybody gone",
          className: "c1",
          points: quiet.map(({ at, sockets, files, others }) => [at / 60_000, sockets + files + others]),
          isDotted: true,
        },
      ],
    },
    {
      title: "Size of the log, MB",
      curves: [{ label: "log.mdb", className: "c0", points: course(({ logBytes }) => logBytes / megabyte) }],
    },
    {
      title: "Acknowledged changes, thousands",
      curves: [
        { label: "acknowledged", className: "c0", points: course(({ acknowledged }) => acknowledged / 1000) },
      ],
    },
  ];
  const end = Math.max(...[...samples, ...quiet].map(({ at }) => at / 60_000), 1);
  const xOf = (minutes: number): number => left + (minutes / end) * (right - left);
  const marks = restarts.map(({ at }) => xOf(at / 60_000));
  const parts = [
    text(left, 28, heading, { class: "head" }),
    text(left, 50, "Dashed: the server was killed or restarted. Dots: everybody has left.", {
      class: "small",
    }),
  ];
  for (const [index, panel] of panels.entries()) {
    parts.push(...drawPanel(panel, headHeight + index * panelHeight, xOf, end, marks));
  }
  return picture(width, headHeight + panels.length * panelHeight + 10, heading, style, parts);
}

function drawPanel(
  { title, curves }: Panel,
  top: number,
  xOf: (minutes: number) => number,
  end: number,
  marks: readonly number[],
): string[] {
  const most = roundedUp(
    Math.max(...curves.flatMap(({ points }) => points.map(([, value]) => value)), 0.001),
  );
  const bottom = top + 24 + plotHeight;
  const yOf = (value: number): number => bottom - (value / most) * plotHeight;
  const step = [1, 2, 5, 10, 20, 60].find((minutes) => end / minutes <= 12) ?? 60;
  const ticks = Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step);
  return [
    text(left, top + 12, title, { class: "name" }),
    ...curves.flatMap(({ label, className }, index) => {
      const x = left + 240 + index * 170;
      return curves.length > 1
        ? [dot(x, top + 8, className), text(x + 8, top + 12, label, { class: "small" })]
        : [];
    }),
    ...[0, most / 2, most].flatMap((value) => [
      rule(left, yOf(value), right, yOf(value)),
      text(left - 6, yOf(value) + 4, String(Number(value.toPrecision(3))), {
        class: "small",
        "text-anchor": "end",
      }),
    ]),
    ...ticks.map((minutes) =>
      text(xOf(minutes), bottom + 16, `${minutes} min`, { class: "small", "text-anchor": "middle" }),
    ),
    ...marks.map((x) =>
      line(
        [
          [x, top + 24],
          [x, bottom],
        ],
        "restart",
      ),
    ),
    ...curves.flatMap(({ className, points, isDotted }) => {
      const drawn = points.map(([minutes, value]) => [xOf(minutes), yOf(value)] as const);
      return isDotted ? drawn.map(([x, y]) => dot(x, y, className)) : [line(drawn, className)];
    }),
  ];
}

/** The next round number: 1, 2, 5 and their tens. */
function roundedUp(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value));
  return ten * ([1, 1.5, 2, 3, 5, 7.5, 10].find((factor) => factor * ten >= value) ?? 10);
}
