import { classNames } from "./classNames.ts";
import styles from "./Icon.module.css";

/** Outline paths in a box of 24 × 24, drawn for this application. */
const paths = {
  add: "M12 5v14M5 12h14",
  alert: "M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.6v.4",
  bell: "M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0",
  "bell-off": "M4 4l16 16M8 6.6A6 6 0 0 1 18 11v3.5M6 10.2v6.3L4.5 18H18M10 20.5a2.2 2.2 0 0 0 4 0",
  bookmark: "M6.5 4h11v16L12 16l-5.5 4z",
  bold: "M7 5h6a3.5 3.5 0 0 1 0 7H7zm0 7h7a3.5 3.5 0 0 1 0 7H7z",
  "bullet-list": "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  check: "m5 12.5 4.5 4.5L19 7.5",
  calendar: "M4 6h16v14H4zM4 10.5h16M8 3v5M16 3v5",
  "check-circle": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4 9.3 2.8 2.7L16 9.5",
  "chevron-down": "m6 9 6 6 6-6",
  "chevron-left": "m15 6-6 6 6 6",
  "chevron-right": "m9 6 6 6-6 6",
  "chevron-up": "m6 15 6-6 6 6",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3 2",
  close: "m6 6 12 12M18 6 6 18",
  cloud: "M7 18.5a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.5 1.5A3.8 3.8 0 0 1 17.5 18.5z",
  "cloud-off":
    "M4 4l16 16M9.5 6.2a6 6 0 0 1 8.4 4.8 3.8 3.8 0 0 1 2.2 5.9M15.5 18.5H7a4.5 4.5 0 0 1-.6-8.96c.1-.4.3-.8.5-1.1",
  comment: "M4 5h16v11H11l-4.5 4v-4H4z",
  "comment-add": "M4 5h16v11H11l-4.5 4v-4H4zM12 7.5v6M9 10.5h6",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  document: "M6 3h8l4 4v14H6zM14 3v4h4",
  download: "M12 4v11m-5-4.5 5 5 5-5M4.5 20h15",
  edit: "m4 20 1-4.5L16.5 4 20 7.5 8.5 19zM14 6.5 17.5 10",
  external: "M14 4h6v6M20 4 11 13M18 14v6H4V6h6",
  flag: "M6 21V4m0 1h12l-3 4.5 3 4.5H6",
  filter: "M4 5h16l-6.2 7.5V19l-3.6-2v-4.5z",
  globe: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  grip: "M9 6h.01M9 12h.01M9 18h.01M15 6h.01M15 12h.01M15 18h.01",
  hand: "M7 12V6.5a1.5 1.5 0 0 1 3 0V11V4.5a1.5 1.5 0 0 1 3 0V11V5.5a1.5 1.5 0 0 1 3 0V12V8.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6h-1.5c-2 0-3.3-.8-4.4-2.3L4 14.5a1.6 1.6 0 0 1 2.5-2z",
  info: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5.5m0-8.5v.2",
  italic: "M10 5h7M7 19h7M14 5l-4 14",
  keyboard: "M3 6.5h18v11H3zM7 10.5h.01M10.5 10.5h.01M14 10.5h.01M17.5 10.5h.01M8 14h8",
  key: "M8 10.5a4.5 4.5 0 1 0 0 6.5 4.5 4.5 0 0 0 0-6.5ZM9 10.5 18.5 4M15 6.5l2.5 3",
  link: "M10 14a4 4 0 0 0 5.7.3l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-5.7-.3l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  maximise: "M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7",
  menu: "M4 6h16M4 12h16M4 18h16",
  minimise: "M20 10h-6V4M14 10l6-6M4 14h6v6M10 14l-6 6",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  "numbered-list":
    "M10 6h10M10 12h10M10 18h10M4 4.5 5.3 4v4M3.8 11h2.4l-2.4 3.5h2.5M3.8 16.5h2.4L5 18l1.3 1.3-2.5.2",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.5c2.2.9 3.5 2.9 3.5 5.5",
  person: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c0-4 3.3-6.5 7.5-6.5s7.5 2.5 7.5 6.5",
  quote: "M10 7H5v6h4c0 2.5-1 3.7-3 4.5M19 7h-5v6h4c0 2.5-1 3.7-3 4.5",
  redact: "M4 5h16M4 19h9M4 10h16v4.5H4zM6 12.2h12",
  redo: "m15 5 5 5-5 5M20 10H9a5 5 0 0 0 0 10h4",
  refresh: "M19.5 9A8 8 0 0 0 5 8M4.5 15A8 8 0 0 0 19 16M19.5 4v5h-5M4.5 20v-5h5",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20.5 20.5",
  send: "m4 12 16-8-5 16-3.5-6.5z",
  settings:
    "M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4ZM8.5 14.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4Z",
  "sign-out": "M10 4H4v16h6M15 8l4.5 4-4.5 4M19 12H9",
  sort: "m8 10 4-5 4 5M8 14l4 5 4-5",
  strike:
    "M4 12h16M16.5 7.5C16 5.8 14.3 5 12 5c-2.6 0-4.5 1.2-4.5 3.2 0 1.3.8 2.2 2 2.8M7 16c.5 2 2.4 3 5 3 2.8 0 4.7-1.2 4.7-3.3 0-.9-.2-1.5-.7-2.1",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14",
  text: "M4 6h16M4 10h16M4 14h16M4 18h9",
  "task-list": "m3.5 6.5 1.5 1.5 2.5-3M3.5 16.5 5 18l2.5-3M11 6.5h9M11 16.5h9",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5",
  underline: "M7 4v7a5 5 0 0 0 10 0V4M5 20.5h14",
  undo: "M9 5 4 10l5 5M4 10h11a5 5 0 0 1 0 10h-4",
} as const;

export type IconName = keyof typeof paths;

/** A drawing beside words; it says nothing by itself and is hidden from screen readers. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      className={classNames(styles.icon, className)}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === "more" || name === "grip" ? 3 : 1.9}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
