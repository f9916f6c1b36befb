// The life of one message as data: which states there are, who may move it where, and when it is over.

export const MESSAGE_STATES = [
  'planned',
  'suppressed',
  'held',
  'capped',
  'queued',
  'claimed',
  'handing_off',
  'sent',
  'deferred',
  'failed',
  'unknown',
  'cancelled',
  'expired',
  'bounced',
] as const;

export type MessageState = (typeof MESSAGE_STATES)[number];

/**
 * engine: by itself, on what it knows. lapse: a lease ran out, so what the worker did last is not known.
 * evidence: a bounce or delivery report came in. person: someone decided.
 */
export type Mover = 'engine' | 'lapse' | 'evidence' | 'person';

export interface Transition {
  readonly from: MessageState;
  readonly by: Mover;
  readonly to: readonly MessageState[];
}

// Suppression, hold, cap and shelf life are checked at plan time and again at each step up to the hand-off.
const STOPPED = ['suppressed', 'held', 'capped', 'expired'] as const;

/**
 * Every allowed move. Nothing leaves `unknown` by the engine or by a lapse: it may have arrived, so sending it again is a
 * person's decision. Nothing but a server's answer or a lapse leaves `handing_off`.
 */
export const TRANSITIONS: readonly Transition[] = [
  { from: 'planned', by: 'engine', to: [...STOPPED, 'queued', 'failed'] },
  { from: 'held', by: 'engine', to: ['suppressed', 'capped', 'expired', 'queued', 'failed'] },
  { from: 'capped', by: 'engine', to: ['suppressed', 'held', 'expired', 'queued', 'failed'] },
  { from: 'queued', by: 'engine', to: [...STOPPED, 'claimed'] },
  { from: 'claimed', by: 'engine', to: [...STOPPED, 'queued', 'handing_off', 'failed'] },
  { from: 'claimed', by: 'lapse', to: ['queued'] },
  { from: 'handing_off', by: 'engine', to: ['sent', 'deferred', 'failed', 'unknown', 'queued'] },
  { from: 'handing_off', by: 'lapse', to: ['unknown'] },
  { from: 'deferred', by: 'engine', to: [...STOPPED, 'queued', 'failed'] },
  { from: 'unknown', by: 'evidence', to: ['sent', 'bounced'] },
  { from: 'sent', by: 'evidence', to: ['bounced'] },
  { from: 'unknown', by: 'person', to: ['queued', 'sent', 'cancelled'] },
  ...(['planned', 'held', 'capped', 'queued', 'claimed', 'deferred'] as const).map((from) => ({
    from,
    by: 'person' as const,
    to: ['cancelled' as const],
  })),
];

const moves = new Set(TRANSITIONS.flatMap(({ from, by, to }) => to.map((next) => `${from} ${by} ${next}`)));

export const mayMove = (from: MessageState, to: MessageState, by: Mover): boolean => moves.has(`${from} ${by} ${to}`);

/** Still to come: while a run has one of these it is not finished. */
export const WAITING: ReadonlySet<MessageState> = new Set([
  'planned',
  'queued',
  'held',
  'capped',
  'claimed',
  'handing_off',
  'deferred',
]);

/** Over, whatever anybody does. `sent` may still turn out to have bounced, `unknown` may be cleared up. */
export const TERMINAL: ReadonlySet<MessageState> = new Set(['suppressed', 'failed', 'cancelled', 'expired', 'bounced']);

export const isWaiting = (state: MessageState): boolean => WAITING.has(state);
export const isTerminal = (state: MessageState): boolean => TERMINAL.has(state);
