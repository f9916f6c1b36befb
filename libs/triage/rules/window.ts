// The stretch of time that the first step looks at, and the one before it of the same length, in days of the wall.
import { DateTime } from 'luxon';

export const WINDOWS = ['today', 'since_yesterday', 'last_7_days'] as const;
export type Window = (typeof WINDOWS)[number];

export interface Stretch {
  readonly from: Date;
  /** exclusive */
  readonly to: Date;
  readonly previousFrom: Date;
  readonly previousTo: Date;
}

const DAYS: Readonly<Record<Window, number>> = { today: 1, since_yesterday: 2, last_7_days: 7 };

/** `to` is now; the stretch before ends as many days earlier at the same time of day. */
export function stretchOf(window: Window, now: Date, zone: string): Stretch {
  const local = DateTime.fromJSDate(now, { zone });
  const days = DAYS[window];
  const from = local.startOf('day').minus({ days: days - 1 });
  return {
    from: from.toJSDate(),
    to: now,
    previousFrom: from.minus({ days }).toJSDate(),
    previousTo: local.minus({ days }).toJSDate(),
  };
}
