import type { MeasureRole, WorkspaceRole } from "@querschnitt/shared/policy/roles";
import type { StakeholderGroup } from "@querschnitt/shared/protocol/stakeholderGroups";

/** Everybody signs in with this password; it is refused when the server can be reached from outside. */
export const DEMONSTRATION_PASSWORD = "querschnitt-demo";

export interface DemonstrationOrganisation {
  key: string;
  name: string;
  shortName: string;
  stakeholderGroup: StakeholderGroup;
}

/** Organisations of the public programme; council groups bear invented names. */
export const organisations = [
  {
    key: "gks",
    name: "Geschäftsstelle Kommunale Sicherheit",
    shortName: "GKS",
    stakeholderGroup: "administration",
  },
  { key: "it", name: "Dortmunder Systemhaus", shortName: "StA 10", stakeholderGroup: "administration" },
  { key: "ordnungsamt", name: "Ordnungsamt", shortName: "StA 32", stakeholderGroup: "administration" },
  { key: "tiefbauamt", name: "Tiefbauamt", shortName: "StA 66", stakeholderGroup: "administration" },
  { key: "polizei", name: "Polizeipräsidium Dortmund", shortName: "PP DO", stakeholderGroup: "police" },
  {
    key: "mitte",
    name: "Fraktion „Stadt der Mitte“ (Demo)",
    shortName: "F-Mitte",
    stakeholderGroup: "politics",
  },
  { key: "ufer", name: "Fraktion „Emscherufer“ (Demo)", shortName: "F-Ufer", stakeholderGroup: "politics" },
  {
    key: "weisserring",
    name: "Weißer Ring, Außenstelle Dortmund",
    shortName: "WR",
    stakeholderGroup: "civil-society",
  },
  { key: "nebenan", name: "nebenan.de", shortName: "nebenan", stakeholderGroup: "civil-society" },
  {
    key: "ils",
    name: "ILS – Institut für Landes- und Stadtentwicklungsforschung",
    shortName: "ILS",
    stakeholderGroup: "science",
  },
  { key: "edg", name: "EDG Entsorgung Dortmund", shortName: "EDG", stakeholderGroup: "business" },
] as const satisfies readonly DemonstrationOrganisation[];
export type OrganisationKey = (typeof organisations)[number]["key"];

export const workingGroups = [
  { key: "nachbarschaft", name: "Sichere Nachbarschaft", prefix: "SN" },
  { key: "raeume", name: "Sichere öffentliche Räume", prefix: "SR" },
  { key: "infrastruktur", name: "Sichere Infrastruktur", prefix: "SI" },
] as const;
export type WorkingGroupKey = (typeof workingGroups)[number]["key"];

/** What the moderators show all members of the plan. */
export const sharedFilters = [
  { id: "ueberfaellig", name: "Wo etwas überfällig ist", query: "view=list&overdue=1" },
  { id: "entwuerfe", name: "Entwürfe im Zeitstrahl", query: "view=timeline&phase=draft" },
];

export interface DemonstrationPerson {
  key: string;
  name: string;
  email: string;
  organisation: OrganisationKey;
  workspaceRole: WorkspaceRole;
  /** Default role in each working group this person belongs to. */
  groups: Partial<Record<WorkingGroupKey, MeasureRole>>;
  /** Offered on the sign-in page. */
  signsIn: boolean;
}

/** Invented people, and marked as such: nobody of this name works there. */
export const people = [
  {
    key: "moderation",
    name: "Mira Kaya (Demo)",
    email: "moderation@demo.example",
    organisation: "gks",
    workspaceRole: "moderator",
    groups: { nachbarschaft: "editor", raeume: "editor", infrastruktur: "editor" },
    signsIn: true,
  },
  {
    key: "polizei",
    name: "Jonas Berg (Demo)",
    email: "polizei@demo.example",
    organisation: "polizei",
    workspaceRole: "member",
    groups: { nachbarschaft: "editor", raeume: "editor" },
    signsIn: true,
  },
  {
    key: "bezirksdienst",
    name: "Selin Arslan (Demo)",
    email: "bezirksdienst@demo.example",
    organisation: "polizei",
    workspaceRole: "member",
    groups: { nachbarschaft: "commenter" },
    signsIn: false,
  },
  {
    key: "geschaeftsstelle",
    name: "Anke Brandt (Demo)",
    email: "geschaeftsstelle@demo.example",
    organisation: "gks",
    workspaceRole: "member",
    groups: { nachbarschaft: "editor", raeume: "editor", infrastruktur: "editor" },
    signsIn: false,
  },
  {
    key: "verwaltung",
    name: "Petra Lindner (Demo)",
    email: "verwaltung@demo.example",
    organisation: "ordnungsamt",
    workspaceRole: "member",
    groups: { nachbarschaft: "editor", raeume: "editor", infrastruktur: "editor" },
    signsIn: true,
  },
  {
    key: "politik",
    name: "Deniz Öztürk (Demo)",
    email: "politik@demo.example",
    organisation: "mitte",
    workspaceRole: "member",
    groups: { nachbarschaft: "commenter", raeume: "commenter", infrastruktur: "commenter" },
    signsIn: true,
  },
  {
    key: "zivilgesellschaft",
    name: "Hanna Wolff (Demo)",
    email: "zivilgesellschaft@demo.example",
    organisation: "weisserring",
    workspaceRole: "member",
    groups: { nachbarschaft: "commenter", raeume: "commenter" },
    signsIn: true,
  },
  {
    key: "wissenschaft",
    name: "Dr. Lea Hartmann (Demo)",
    email: "wissenschaft@demo.example",
    organisation: "ils",
    workspaceRole: "member",
    groups: { infrastruktur: "editor", raeume: "commenter" },
    signsIn: true,
  },
  {
    key: "wirtschaft",
    name: "Sven Richter (Demo)",
    email: "wirtschaft@demo.example",
    organisation: "edg",
    workspaceRole: "member",
    groups: { raeume: "commenter", infrastruktur: "commenter" },
    signsIn: true,
  },
  {
    key: "administration",
    name: "Alex Sommer (Demo)",
    email: "administration@demo.example",
    organisation: "it",
    workspaceRole: "admin",
    groups: {},
    signsIn: true,
  },
  {
    key: "gast",
    name: "Tomasz Nowak (Demo)",
    email: "gast@demo.example",
    organisation: "nebenan",
    workspaceRole: "guest",
    groups: {},
    signsIn: true,
  },
  {
    key: "tiefbau",
    name: "Ingrid Falke (Demo)",
    email: "tiefbau@demo.example",
    organisation: "tiefbauamt",
    workspaceRole: "member",
    groups: { infrastruktur: "editor", raeume: "commenter" },
    signsIn: false,
  },
  {
    key: "vertretung",
    name: "Aylin Demir (Demo)",
    email: "vertretung@demo.example",
    organisation: "polizei",
    workspaceRole: "member",
    groups: { nachbarschaft: "editor", raeume: "editor" },
    signsIn: false,
  },
] as const satisfies readonly DemonstrationPerson[];
export type PersonKey = (typeof people)[number]["key"];

/** Who acts for whom, so many days from the making of the demonstration on. */
export const deputies: readonly {
  person: PersonKey;
  deputy: PersonKey;
  fromInDays: number;
  untilInDays: number;
}[] = [{ person: "polizei", deputy: "vertretung", fromInDays: -10, untilInDays: 21 }];
