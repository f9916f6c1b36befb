// The ring that makes the worker take existing members; the clock rings it too, for what was lost.
import { jobKind } from '#platform/queue';

export const TAKE_EXISTING = jobKind<object>('batch', 'plays.take-existing');
