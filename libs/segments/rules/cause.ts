// Why a subject is looked at again, when several events of one batch touch it: that becomes the cause of what it enters or leaves.
import { groupBy, type DomainEvent, type Origin } from '#kernel';

export interface Cause {
  /** name of the event, or TIME_PASSED */
  readonly because: string;
  readonly origin: Origin;
  readonly eventId: string | null;
}

/** Nothing was written, but a rolling window moved on. */
export const TIME_PASSED = 'time.passed';

export type CausingEvent = Pick<DomainEvent, 'id' | 'name' | 'origin' | 'subjects'>;

/** A subject and the row through which the events of this name touch it. */
export interface Touch {
  readonly id: string;
  readonly row: string;
}

/**
 * The last event is the cause, but a live one is never hidden by backfill: people may act on what it brings.
 * `touches` are by the event's name; `events` in their order, those that concern the segment only.
 */
export function causesOf(
  events: readonly CausingEvent[],
  touches: ReadonlyMap<string, readonly Touch[]>,
): Map<string, Cause> {
  const subjectsOf = new Map([...touches].map(([name, each]) => [name, byRow(each)]));
  const causes = new Map<string, Cause>();
  for (const { id: eventId, name, origin, subjects } of events)
    for (const row of subjects)
      for (const subject of subjectsOf.get(name)?.get(row) ?? [])
        if (origin === 'live' || causes.get(subject)?.origin !== 'live')
          causes.set(subject, { because: name, origin, eventId });
  return causes;
}

const byRow = (touches: readonly Touch[]): Map<string, string[]> =>
  new Map([...groupBy(touches, ({ row }) => row)].map(([row, each]) => [row, each.map(({ id }) => id)]));
