// The shape of everything that rises through the house: one event names a set of subjects that one transaction changed.

/** live: it happened now and people may act on it. backfill: history that fills records and scores but sends and asks nothing. */
export type Origin = 'live' | 'backfill';

/** What a writer says. At most 1,000 subjects; the writer splits larger sets. */
export interface NewEvent {
  /** past tense, `noun.happened` */
  readonly name: string;
  /** ids of the rows that changed, all of the noun in the name */
  readonly subjects: readonly string[];
  readonly origin: Origin;
  /** when it happened in the world, not when it was written */
  readonly occurredAt: Date;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** What a reader gets: positions rise, without gaps that fill later. */
export interface DomainEvent extends NewEvent {
  readonly id: string;
  readonly position: number;
  readonly payload: Readonly<Record<string, unknown>>;
}

export const MAX_SUBJECTS = 1000;
