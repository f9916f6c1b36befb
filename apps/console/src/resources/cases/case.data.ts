// What the console asks of the API about cases. Lists show what is open or pending unless somebody asks for more.
import type { FilterValues, ResourceData } from '../../data/resource-data.js';
import type { ClockRow } from './case-clocks.js';
import type {
  Account,
  Case,
  CaseState,
  Contact,
  Escalation,
  EscalationRequest,
  OutboxItem,
  User,
} from '../../schema.js';

export type CaseRow = Pick<
  Case,
  | 'id'
  | 'subject'
  | 'state'
  | 'status'
  | 'priority'
  | 'sentiment'
  | 'attention'
  | 'lastInboundAt'
  | 'openedAt'
  | 'assignee'
  | 'team'
  | 'pendingOurReply'
  | 'awaitingReplySince'
> & {
  readonly nextClock: ClockRow | null;
  readonly account: Pick<Account, 'id' | 'name'> | null;
  readonly escalation: Pick<Escalation, 'id'> | null;
  readonly escalationRequest: Pick<EscalationRequest, 'id'> | null;
};

export type CaseRecord = CaseRow &
  Pick<
    Case,
    | 'externalId'
    | 'source'
    | 'product'
    | 'severity'
    | 'contactEmail'
    | 'organisationKey'
    | 'firstResponseAt'
    | 'lastOutboundAt'
    | 'resolvedAt'
    | 'closedAt'
    | 'reopenCount'
    | 'negativeSignals'
    | 'needsAttentionSignals'
    | 'keptElsewhere'
  > & {
    readonly contact: Pick<Contact, 'id' | 'name' | 'email'> | null;
    readonly owner: Pick<User, 'id' | 'name'> | null;
    readonly notInSource: readonly Pick<OutboxItem, 'id' | 'kind' | 'value'>[];
  };

/** As the filter form chooses them; nothing chosen means open and pending. */
export const STATE_CHOICES: Readonly<Record<string, readonly CaseState[] | null>> = {
  open: ['open'],
  pending: ['pending'],
  resolved: ['resolved'],
  closed: ['closed'],
  any: null,
};

const UNFINISHED: readonly CaseState[] = ['open', 'pending'];

/** The filter form chooses one thing to look at; the API takes marks and a flag. */
function looked(look: unknown): FilterValues {
  if (look === 'pending-our-reply') return { pendingOurReply: true };
  return typeof look === 'string' && look !== '' ? { marks: [look] } : {};
}

export function filter({ state, look, ...rest }: FilterValues): FilterValues {
  const chosen = typeof state === 'string' ? STATE_CHOICES[state] : undefined;
  return { ...rest, ...looked(look), states: chosen === undefined ? UNFINISHED : chosen };
}

const row = `
  subject state status priority sentiment attention lastInboundAt openedAt assignee team pendingOurReply awaitingReplySince
  nextClock { clock startedAt dueAt warnAt pausedAt remainingMs stoppedAt breachedAt }
  account { id name } escalation { id } escalationRequest { id }`;

export const data: ResourceData = {
  type: 'Case',
  page: 'cases',
  one: 'case',
  count: 'caseCount',
  row,
  record: `${row}
  externalId source product severity contactEmail organisationKey firstResponseAt lastOutboundAt resolvedAt closedAt
  reopenCount negativeSignals needsAttentionSignals keptElsewhere contact { id name email } owner { id name }
  notInSource { id kind value }`,
  filter,
};
