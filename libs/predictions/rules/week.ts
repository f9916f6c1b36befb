// Weeks by which "usual" is reckoned: they begin on Monday, 0:00 UTC.
import { DateTime } from 'luxon';

export const weekOf = (at: Date): Date => DateTime.fromJSDate(at, { zone: 'UTC' }).startOf('week').toJSDate();
