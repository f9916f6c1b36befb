// The row of numbers that the fitted model reads of a case, and how each of them is said in words.
import type { CaseFacts } from './case-facts.js';
import type { Lived, Rate, Rates } from './experience.js';
import { factorWords, isNobody } from './factors.js';

interface Feature {
  readonly name: string;
  readonly of: (facts: CaseFacts, rates: Rates) => number;
  readonly words: (facts: CaseFacts, rates: Rates) => string;
}

const PRIORITY_RANK: Readonly<Record<string, number>> = { critical: 0, high: 1, normal: 2, low: 3 };
const many = Math.log1p;
const count = (n: number, one: string, more = `${one}s`): string =>
  `${Math.round(n)} ${Math.round(n) === 1 ? one : more}`;
const span = (hours: number): string => (hours < 48 ? count(hours, 'hour') : count(Math.floor(hours / 24), 'day'));
const said = (key: string, value: number): string => factorWords({ key, points: 0, value }) ?? key;
/** What experience has of a name: `whose` is the rest of "3 of 8 earlier cases …". */
const often = ({ cases, escalated }: Rate, whose: string): string =>
  cases === 0
    ? `no earlier case ${whose} is known`
    : `${escalated} of ${count(cases, 'earlier case')} ${whose} escalated`;

/** Unknown scores count as calm ones. */
const FEATURES: readonly Feature[] = [
  { name: 'handOvers', of: (f) => f.handOvers, words: (f) => said('handed_over', f.handOvers) },
  { name: 'teams', of: (f) => f.teams, words: (f) => `${count(f.teams, 'group has', 'groups have')} had it` },
  {
    name: 'responders',
    of: (f) => f.responders,
    words: (f) => `${count(f.responders, 'person or group has', 'people or groups have')} worked on it`,
  },
  {
    name: 'reassignments',
    of: (f) => f.reassignments,
    words: (f) => `its assignee changed ${count(f.reassignments, 'time')}`,
  },
  {
    name: 'statusChanges',
    of: (f) => f.statusChanges,
    words: (f) => `its status changed ${count(f.statusChanges, 'time')}`,
  },
  { name: 'exchanges', of: (f) => many(f.exchanges), words: (f) => count(f.exchanges, 'exchange') },
  { name: 'inbound', of: (f) => many(f.inbound), words: (f) => `the customer wrote ${count(f.inbound, 'time')}` },
  { name: 'outbound', of: (f) => many(f.outbound), words: (f) => `we answered ${count(f.outbound, 'time')}` },
  { name: 'ageHours', of: (f) => f.ageHours, words: (f) => `open for ${span(f.ageHours)}` },
  {
    name: 'hoursWithTeam',
    of: (f) => f.hoursWithTeam,
    words: (f) => `its group has had it for ${span(f.hoursWithTeam)}`,
  },
  {
    name: 'hoursWithAssignee',
    of: (f) => f.hoursWithAssignee,
    words: (f) => `its assignee has had it for ${span(f.hoursWithAssignee)}`,
  },
  { name: 'silentHours', of: (f) => f.silentHours, words: (f) => said('silent', f.silentHours) },
  { name: 'pending', of: (f) => Number(f.state === 'pending'), words: () => 'it waits on the customer' },
  { name: 'new', of: (f) => Number(f.status === 'new'), words: () => 'nobody has started on it' },
  {
    name: 'unassigned',
    of: (f) => Number(isNobody(f.assignee)),
    words: (f) => (isNobody(f.assignee) ? 'nobody is assigned' : 'somebody is assigned'),
  },
  {
    name: 'priority',
    of: (f) => PRIORITY_RANK[f.priority ?? ''] ?? 2,
    words: (f) => `its priority is ${f.priority ?? 'unknown'}`,
  },
  { name: 'backlog', of: (f) => f.backlog, words: (f) => said('backlog', f.backlog) },
  {
    name: 'negativeSignals',
    of: (f) => f.negativeSignals,
    words: (f) => said('negative_signals', f.negativeSignals),
  },
  { name: 'attention', of: (f) => f.attention ?? 36, words: (f) => `attention is ${f.attention ?? 'unknown'}` },
  {
    name: 'attentionRise',
    of: (f) => (f.attention ?? 0) - (f.attentionBefore ?? f.attention ?? 0),
    words: (f) => said('attention', f.attention ?? 0),
  },
  { name: 'sentiment', of: (f) => f.sentiment ?? 50, words: (f) => `sentiment is ${f.sentiment ?? 'unknown'}` },
  {
    name: 'sentimentFall',
    of: (f) => (f.sentimentBefore ?? f.sentiment ?? 0) - (f.sentiment ?? 0),
    words: (f) => said('sentiment', f.sentiment ?? 0),
  },
  {
    name: 'accountEscalations',
    of: (f) => f.accountEscalations,
    words: (f) => said('account_escalation', f.accountEscalations),
  },
  {
    name: 'assigneeEscalations',
    of: (f) => f.assigneeEscalations,
    words: (f) => said('assignee_escalations', f.assigneeEscalations),
  },
  { name: 'sharedHours', of: (f) => f.sharedHours ?? 8, words: (f) => said('working_hours', f.sharedHours ?? 8) },
  {
    name: 'teamLift',
    of: (_, r) => r.team.lift,
    words: (f, r) => often(r.team, `with ${f.team ?? 'nobody'}`),
  },
  { name: 'teamShare', of: (_, r) => r.team.share, words: (f) => `it is with ${f.team ?? 'nobody'}` },
  {
    name: 'firstTeamLift',
    of: (_, r) => r.firstTeam.lift,
    words: (f, r) => often(r.firstTeam, `that came to ${f.firstTeam ?? 'nobody'} first`),
  },
  {
    name: 'assigneeLift',
    of: (_, r) => r.assignee.lift,
    words: (_, r) => often(r.assignee, `of its assignee`),
  },
  {
    name: 'customerLift',
    of: (_, r) => r.customer.lift,
    words: (_, r) => often(r.customer, `of this customer`),
  },
];

export const FEATURE_NAMES: readonly string[] = FEATURES.map(({ name }) => name);

/** What interacts in the logistic model: chosen once, from what cases are about, not from anybody's data. */
export const PAIRS: readonly (readonly [number, number])[] = (
  [
    ['handOvers', 'teamLift'],
    ['handOvers', 'hoursWithTeam'],
    ['silentHours', 'pending'],
    ['silentHours', 'inbound'],
    ['negativeSignals', 'accountEscalations'],
    ['ageHours', 'exchanges'],
    ['teamLift', 'unassigned'],
  ] as const
).map(([a, b]) => [FEATURE_NAMES.indexOf(a), FEATURE_NAMES.indexOf(b)]);

export const featuresOf = (facts: CaseFacts, rates: Rates): number[] => FEATURES.map(({ of }) => of(facts, rates));

export const featureWords = (place: number, facts: CaseFacts, rates: Rates): string =>
  FEATURES[place]?.words(facts, rates) ?? '';

/** The names under which a case is remembered. */
export const namesOf = ({ team, firstTeam, assignee, contactId, accountId }: CaseFacts): Lived['names'] => ({
  team,
  firstTeam,
  assignee: isNobody(assignee) ? null : assignee,
  customer: contactId ?? accountId,
});
