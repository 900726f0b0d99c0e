import { notificationKinds } from "@querschnitt/shared/api/notifications";
import type { PersonData } from "@querschnitt/shared/api/personData";
import { readableMentions } from "@querschnitt/shared/documents/mentions";
import { escaped, type Row, type Texts, table, type Writer } from "./dataTable.ts";
import { sessionTables } from "./sessionTables.ts";

function measureOf(
  t: Texts,
  { number, title, measure }: { number: string | null; title: string | null; measure: string },
): string {
  return number === null ? t("hiddenMeasure", { id: measure }) : `${number} ${title ?? ""}`;
}

function sections(data: PersonData, writer: Writer): string[] {
  const { t, time, names } = writer;
  const yes = (is: boolean): string => t(is ? "common:yes" : "common:no");
  const { account } = data;
  const of = (place: Parameters<typeof measureOf>[1]): string => measureOf(t, place);
  const at = (head: string): string => t(`heads.${head}`);
  return [
    table(
      t,
      t("sections.account"),
      [at("what"), at("held")],
      [
        [t("fields.id"), account.id],
        [t("fields.name"), account.name],
        [t("fields.email"), account.email],
        [t("fields.organisation"), account.organisation],
        [t("fields.role"), t(`common:workspaceRoles.${account.workspaceRole}`)],
        [t("fields.active"), yes(account.active)],
        [t("fields.password"), t(account.hasPassword ? "fields.passwordHash" : "fields.noPassword")],
        [t("fields.since"), time(account.createdAt)],
      ],
    ),
    table(
      t,
      t("sections.workingGroups"),
      [at("group"), at("role"), at("moderator")],
      data.workingGroups.map((group) => [
        group.name,
        t(`common:measureRoles.${group.role}`),
        yes(group.moderator),
      ]),
    ),
    table(
      t,
      t("sections.measureRoles"),
      [at("measure"), at("role")],
      data.measureRoles.map((one) => [of(one), t(`common:measureRoles.${one.role}`)]),
    ),
    table(
      t,
      t("sections.sessions"),
      [at("since"), at("until"), at("browser")],
      data.sessions.map((one) => [time(one.createdAt), time(one.expiresAt), one.userAgent]),
    ),
    table(
      t,
      t("sections.invitations"),
      [at("direction"), at("name"), at("email"), at("since"), at("until")],
      data.invitations.map((one) => [
        t(one.sentByThem ? "sent" : "received"),
        one.name,
        one.email,
        time(one.createdAt),
        time(one.expiresAt),
      ]),
    ),
    table(
      t,
      t("sections.passwordLinks"),
      [at("direction"), at("until")],
      data.passwordLinks.map((one) => [t(one.madeByThem ? "sent" : "received"), time(one.expiresAt)]),
    ),
    table(
      t,
      t("sections.deputies"),
      [at("direction"), at("name"), at("first"), at("last")],
      data.deputies.map((one) => [
        t(one.isAbsent ? "deputies.actsForThem" : "deputies.theyActFor"),
        one.other,
        one.from,
        one.until,
      ]),
    ),
    table(
      t,
      t("sections.savedFilters"),
      [at("name"), at("filter"), at("shared"), at("opensPlan")],
      data.savedFilters.map((one) => [one.name, one.query, yes(one.shared), yes(one.opensPlan)]),
    ),
    ...sessionTables(data, writer),
    table(
      t,
      t("sections.comments"),
      [at("measure"), at("part"), at("time"), at("passage"), at("text")],
      data.comments.map((one) => [
        of(one),
        t(`parts.${one.room}`),
        time(one.createdAt),
        one.passage,
        one.deleted ? t("deleted") : readableMentions(one.body, names),
      ]),
    ),
    table(
      t,
      t("sections.responsibilities"),
      [at("measure"), at("task"), at("you"), at("deadline")],
      data.responsibilities.map((one) => [
        of(one),
        one.task,
        (["named", "created", "accepted"] as const)
          .filter((how) => one[how])
          .map((how) => t(`relations.${how}`))
          .join(", "),
        one.deadline,
      ]),
    ),
    table(
      t,
      t("sections.contributions"),
      [at("measure"), at("part"), at("count"), at("first"), at("last")],
      data.contributions.map((one) => [
        of(one),
        t(`parts.${one.room}`),
        String(one.count),
        time(one.first),
        time(one.last),
      ]),
    ),
    table(
      t,
      t("sections.phases"),
      [at("measure"), at("phase"), at("time"), at("reason")],
      data.phases.map((one) => [of(one), t(`common:phases.${one.to}`), time(one.at), one.reason]),
    ),
    table(
      t,
      t("sections.versions"),
      [at("measure"), at("name"), at("time")],
      data.versions.map((one) => [of(one), one.name, time(one.at)]),
    ),
    table(
      t,
      t("sections.marks"),
      [at("thread"), at("until")],
      data.marks.map((one) => [one.thread, time(one.upTo)]),
    ),
    table(
      t,
      t("sections.visits"),
      [at("measure"), at("time")],
      data.visits.map((one) => [of(one), time(one.at)]),
    ),
    table(t, t("sections.notificationChoices"), [at("what"), at("held")], choices(data, t)),
    table(
      t,
      t("sections.attention"),
      [at("measure"), at("choice")],
      data.attention.map((one) => [of(one), t(`notifications:attention.choice.${one.attention}`)]),
    ),
    table(
      t,
      t("sections.notifications"),
      [at("measure"), at("part"), at("time"), at("about"), at("personal"), at("read")],
      data.notifications.map((one) => [
        of(one),
        t(`parts.${one.room}`),
        time(one.at),
        t(`notifications:kinds.${one.kind}`),
        yes(one.personal),
        yes(one.read),
      ]),
    ),
    table(
      t,
      t("sections.reports"),
      [at("measure"), at("time"), at("reason"), at("state"), at("passage"), at("remark")],
      data.reports.map((one) => [
        of(one),
        time(one.receivedAt),
        t(`reports:reasons.${one.reason}`),
        t(`reports:states.${one.state}`),
        one.quote,
        one.remark,
      ]),
    ),
    table(
      t,
      t("sections.contacts"),
      [at("time"), at("name"), at("text")],
      data.contacts.map((one) => [time(one.receivedAt), one.name, one.text]),
    ),
    table(
      t,
      t("sections.handled"),
      [at("id"), at("time")],
      data.handled.map((one) => [one.message, time(one.at)]),
    ),
    table(
      t,
      t("sections.deeds"),
      [at("time"), at("what"), at("byThem")],
      data.deeds.map((one) => [time(one.at), t(`audit:kinds.${one.kind}`), yes(one.byThem)]),
    ),
    table(
      t,
      t("sections.pages"),
      [at("page"), at("language"), at("version"), at("time")],
      data.pages.map((one) => [
        t(`frame:pages.${one.page}`),
        t(`common:language.${one.language}`),
        String(one.version),
        time(one.at),
      ]),
    ),
  ];
}

/** What a person chose to be told of; nothing while everything is as it is for everybody at first. */
function choices({ notificationChoices: chosen }: PersonData, t: Texts): Row[] {
  if (!chosen) return [];
  const channels = (kind: keyof typeof chosen.kinds): string =>
    (["app", "mail"] as const)
      .filter((channel) => chosen.kinds[kind][channel])
      .map((channel) => t(`channels.${channel}`))
      .join(", ");
  return [
    [t("notifications:settings.rhythm"), t(`notifications:rhythms.${chosen.rhythm}`)],
    [t("notifications:settings.language"), t(`common:language.${chosen.language}`)],
    ...notificationKinds.map((kind) => [t(`notifications:kinds.${kind}`), channels(kind)]),
  ];
}

const style =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}" +
  "div{overflow-x:auto}th{overflow-wrap:normal}td{min-width:5rem}" +
  "table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}" +
  "th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top;white-space:pre-line}" +
  "h2{margin-top:2rem;font-size:1.25rem}";

/** A page of its own, to be read without this application, of everything that is held about a person. */
export function personDataPage(data: PersonData, writer: Writer, language: string): string {
  const { t, time } = writer;
  const title = escaped(t("file.title", { name: data.account.name }));
  const lead = escaped(t("file.lead", { workspace: data.workspace, time: time(data.producedAt) }));
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1><p>${lead}</p><p>${escaped(t("file.history"))}</p>
${sections(data, writer).join("\n")}
</main></body></html>
`;
}
