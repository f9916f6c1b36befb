// What the page of a day's work asks: the four sections of somebody's open tasks, and a month of them.
import { gql } from '../../data/graphql.js';
import { data, ROW, type TaskRecord, type TaskRow } from './task.data.js';

export const SECTIONS = ['overdue', 'today', 'week', 'later'] as const;
export type Section = (typeof SECTIONS)[number];

interface Few {
  readonly nodes: readonly TaskRow[];
  readonly hasNextPage: boolean;
}
export type WorkAnswer = Readonly<Record<Section, Few>>;

const section = (view: Section): string =>
  `${view}: myTasks(view: ${view}, first: 50, assigneeId: $assigneeId, unassigned: $unassigned) { nodes { id ${ROW} } hasNextPage }`;

export const WORK = `query work($assigneeId: ID, $unassigned: Boolean) { ${SECTIONS.map(section).join(' ')} }`;

export const MONTH = `query month($from: DateTime!, $until: DateTime!, $assigneeId: ID, $unassigned: Boolean) {
  tasks: tasksDue(from: $from, until: $until, assigneeId: $assigneeId, unassigned: $unassigned) { id ${ROW} }
}`;

export const ONE = `query oneTask($id: ID!) { task(id: $id) { id ${data.record ?? ROW} } }`;

export interface OneAnswer {
  readonly task: TaskRecord | null;
}

export const STORY = gql`
  query accountStory($id: ID!) {
    account(id: $id) {
      id
      name
      tier
      renewalOn
      annualValue
      currency
      openEscalations
      owners {
        role
        user {
          name
        }
      }
      escalations(first: 5) {
        nodes {
          id
          reason
          severity
          stage
          openedAt
          resolvedAt
        }
      }
    }
  }
`;

export interface StoryAnswer {
  readonly account: {
    readonly id: string;
    readonly name: string;
    readonly tier: string | null;
    readonly renewalOn: string | null;
    readonly annualValue: number | null;
    readonly currency: string | null;
    readonly openEscalations: number;
    readonly owners: readonly { readonly role: string; readonly user: { readonly name: string } | null }[];
    readonly escalations: {
      readonly nodes: readonly {
        readonly id: string;
        readonly reason: string;
        readonly severity: string;
        readonly stage: string;
        readonly openedAt: string;
        readonly resolvedAt: string | null;
      }[];
    };
  } | null;
}
