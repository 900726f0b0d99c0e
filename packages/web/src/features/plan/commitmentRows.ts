import type { Commitment } from "@querschnitt/shared/api/measures";
import type { Organisation } from "@querschnitt/shared/api/workspace";
import { isDeadlineMissed } from "@querschnitt/shared/policy/overdue";
import { type StakeholderGroup, stakeholderGroups } from "@querschnitt/shared/protocol/stakeholderGroups";
import type { NamedRow } from "./planRows.ts";

export const commitmentOrders = ["deadline", "measure", "organisation", "state"] as const;
export type CommitmentOrder = (typeof commitmentOrders)[number];

/** A responsibility with the measure it stands in. */
export interface CommitmentRow extends Commitment {
  row: NamedRow;
  organisationName: string;
  isOverdue: boolean;
}

/** Everything that some organisations have to do with in the plan. */
export interface Involvement {
  /** Responsibilities of theirs. */
  tasks: CommitmentRow[];
  leads: NamedRow[];
  partners: NamedRow[];
  counts: { tasks: number; measures: number; done: number; accepted: number; open: number; overdue: number };
}

/** The organisations meant by a stakeholder group's key or an organisation's id. */
export function organisationsOf(who: string, organisations: readonly Organisation[]): Organisation[] {
  const group = stakeholderGroups.find((one) => one === who) as StakeholderGroup | undefined;
  return organisations.filter(({ id, stakeholderGroup }) =>
    group ? stakeholderGroup === group : id === who,
  );
}

const stateOrder = ["open", "in-progress", "done"] as const;

/** What is missing stands last, what is done behind what is to be done. */
function compare(one: CommitmentRow, other: CommitmentRow, order: CommitmentOrder): number {
  const byText = (left: string, right: string): number => left.localeCompare(right, "de", { numeric: true });
  const byDeadline =
    Number(one.state === "done") - Number(other.state === "done") ||
    Number(one.deadline === null) - Number(other.deadline === null) ||
    byText(one.deadline ?? "", other.deadline ?? "");
  switch (order) {
    case "deadline":
      return byDeadline;
    case "measure":
      return byText(one.row.number, other.row.number) || byDeadline;
    case "organisation":
      return byText(one.organisationName, other.organisationName) || byDeadline;
    case "state":
      return stateOrder.indexOf(one.state) - stateOrder.indexOf(other.state) || byDeadline;
  }
}

/** What these organisations lead, take part in and are responsible for, of the measures given. */
export function involvementOf(
  organisations: readonly Organisation[],
  rows: readonly NamedRow[],
  commitments: readonly Commitment[],
  today: string,
  order: CommitmentOrder,
): Involvement {
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const measures = new Map(rows.map((row) => [row.id, row]));
  const tasks = commitments
    .flatMap((commitment): CommitmentRow[] => {
      const row = measures.get(commitment.measure);
      const organisationName = names.get(commitment.organisation);
      if (!row || organisationName === undefined) return [];
      return [{ ...commitment, row, organisationName, isOverdue: isDeadlineMissed(commitment, today) }];
    })
    .sort((one, other) => compare(one, other, order) || one.task.localeCompare(other.task, "de"));
  const leads = rows.filter(
    ({ leadOrganisation }) => leadOrganisation !== null && names.has(leadOrganisation),
  );
  const partners = rows.filter(({ partnerOrganisations }) =>
    partnerOrganisations.some((id) => names.has(id)),
  );
  const count = (is: (task: CommitmentRow) => boolean): number => tasks.filter(is).length;
  return {
    tasks,
    leads,
    partners,
    counts: {
      tasks: tasks.length,
      measures: new Set(tasks.map(({ measure }) => measure)).size,
      done: count(({ state }) => state === "done"),
      accepted: count(({ accepted }) => accepted),
      open: count(({ state }) => state !== "done"),
      overdue: count(({ isOverdue }) => isOverdue),
    },
  };
}
