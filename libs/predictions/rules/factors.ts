// The published table of what makes a case likely to escalate, and the additive score that it gives.
import type { CaseFacts } from './case-facts.js';

export interface Factor {
  readonly key: string;
  /** most points that it gives */
  readonly points: number;
  /** what it says in the table */
  readonly title: string;
}

/** A factor that holds for a case: what it gives, and the number that its words speak of. */
export interface FoundFactor {
  readonly key: string;
  readonly points: number;
  readonly value: number;
}

/** As people read it. */
export interface SaidFactor {
  readonly key: string;
  readonly points: number;
  readonly words: string;
}

interface OwnFactor extends Factor {
  /** the number that its words speak of, and the points; null: it doesn't hold */
  readonly find: (facts: CaseFacts) => readonly [value: number, points: number] | null;
  readonly words: (value: number) => string;
}

const POINTS_OF_HAND_OVER = 8;
const MOST_OF_HAND_OVERS = 24;
const n = (value: number, one: string, more = `${one}s`): string =>
  `${Math.round(value)} ${Math.round(value) === 1 ? one : more}`;
const span = (hours: number): string => (hours < 48 ? n(hours, 'hour') : n(Math.floor(hours / 24), 'day'));

/** What holds where a value is above what is usual; unknown usual values say nothing. */
const above =
  (value: keyof CaseFacts, usual: keyof CaseFacts, points: number): OwnFactor['find'] =>
  (facts) => {
    const [has, limit] = [facts[value], facts[usual]];
    return typeof has === 'number' && typeof limit === 'number' && has > limit ? [has, points] : null;
  };
const atLeast =
  (value: keyof CaseFacts, limit: number, points: number): OwnFactor['find'] =>
  (facts) => {
    const has = facts[value];
    return typeof has === 'number' && has >= limit ? [has, points] : null;
  };

/** `?` is how some sources write it. */
export const isNobody = (name: string | null): boolean => name === null || name === '?';

const attentionRose = ({ attention, attentionBefore }: CaseFacts): boolean =>
  attention !== null && (attention >= 80 || (attentionBefore !== null && attention > attentionBefore));
const sentimentIsBad = ({ sentiment, sentimentBefore, negativeSignals }: CaseFacts): boolean =>
  sentiment !== null &&
  ((sentimentBefore !== null && sentiment < sentimentBefore) || (sentiment <= 50 && negativeSignals >= 1));

const OWN: readonly OwnFactor[] = [
  {
    key: 'handed_over',
    points: MOST_OF_HAND_OVERS,
    title: `Handed from group to group: ${POINTS_OF_HAND_OVER} points each time, at most ${MOST_OF_HAND_OVERS}`,
    find: ({ handOvers }) =>
      handOvers > 0 ? [handOvers, Math.min(MOST_OF_HAND_OVERS, POINTS_OF_HAND_OVER * handOvers)] : null,
    words: (times) => (times === 1 ? 'handed to another group once' : `handed to another group ${times} times`),
  },
  {
    key: 'attention',
    points: 12,
    title: 'Attention has risen in 2 days, or is at least 80',
    find: (facts) => (attentionRose(facts) ? [facts.attention ?? 0, 12] : null),
    words: (score) => `attention has risen to ${score}`,
  },
  {
    key: 'sentiment',
    points: 12,
    title: 'Sentiment has fallen in 24 hours, or is at most 50 with at least one negative signal',
    find: (facts) => (sentimentIsBad(facts) ? [facts.sentiment ?? 0, 12] : null),
    words: (score) => `sentiment is down at ${score}`,
  },
  {
    key: 'negative_signals',
    points: 9,
    title: 'More than 2 negative signals',
    find: atLeast('negativeSignals', 3, 9),
    words: (count) => `${n(count, 'negative signal')} from the customer`,
  },
  {
    key: 'silent',
    points: 7,
    title: 'Our side has been silent for 2 days or longer',
    find: (facts) => (facts.state === 'pending' ? null : atLeast('silentHours', 48, 7)(facts)),
    words: (hours) => `our side has been silent for ${span(hours)}`,
  },
  {
    key: 'account_escalation',
    points: 6,
    title: 'The account had another escalation in the last 90 days',
    find: atLeast('accountEscalations', 1, 6),
    words: (count) => `${n(count, 'other escalation')} of the account in 90 days`,
  },
  {
    key: 'responders',
    points: 5,
    title: 'More responders than the median of its priority in 90 days (swarms don’t count)',
    find: above('responders', 'usualResponders', 5),
    words: (count) => `${n(count, 'person or group has', 'people or groups have')} worked on it, more than usual`,
  },
  {
    key: 'age',
    points: 3,
    title: 'Older than the median of its priority in 90 days',
    find: above('ageHours', 'usualAgeHours', 3),
    words: (hours) => `open for ${span(hours)}, longer than usual for its priority`,
  },
  {
    key: 'exchanges',
    points: 5,
    title: 'More exchanges than the median of its priority in 90 days',
    find: above('exchanges', 'usualExchanges', 5),
    words: (count) => `${n(count, 'exchange')}, more than usual for its priority`,
  },
  {
    key: 'unassigned',
    points: 3,
    title: 'Nobody is assigned',
    find: ({ assignee }) => (isNobody(assignee) ? [0, 3] : null),
    words: () => 'nobody is assigned',
  },
  {
    key: 'backlog',
    points: 2,
    title: 'Its assignee has more than 10 open cases',
    find: atLeast('backlog', 11, 2),
    words: (count) => `its assignee has ${n(count, 'open case')}`,
  },
  {
    key: 'assignee_escalations',
    points: 3,
    title: 'Its assignee is in 3 or more other escalations',
    find: atLeast('assigneeEscalations', 3, 3),
    words: (count) => `its assignee is in ${n(count, 'other escalation')}`,
  },
  {
    key: 'working_hours',
    points: 3,
    title: 'Fewer than 2 working hours are shared with the customer',
    find: ({ sharedHours }) => (sharedHours !== null && sharedHours < 2 ? [sharedHours, 3] : null),
    words: (hours) => `${n(hours, 'working hour')} shared with the customer`,
  },
];

export const OWN_FACTORS: readonly Factor[] = OWN.map(({ key, points, title }) => ({ key, points, title }));

const BY_KEY = new Map(OWN.map((factor) => [factor.key, factor]));

/** Those of the table that hold, the strongest first. `more`: found by other rooms. Points add up to the score, 0..100. */
export function foundFactors(facts: CaseFacts, more: readonly FoundFactor[] = []): FoundFactor[] {
  const own = OWN.flatMap(({ key, find }) => {
    const found = find(facts);
    return found ? [{ key, value: found[0], points: found[1] }] : [];
  });
  return [...own, ...more].sort((a, b) => b.points - a.points || (a.key < b.key ? -1 : 1));
}

export const additiveScore = (found: readonly FoundFactor[]): number =>
  Math.min(
    100,
    found.reduce((sum, { points }) => sum + points, 0),
  );

/** Of a factor of this room; other rooms say their own. */
export const factorWords = ({ key, value }: FoundFactor): string | undefined => BY_KEY.get(key)?.words(value);
