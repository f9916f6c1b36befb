// The ring that makes the worker look; the clock rings it too, for what was lost.
import { jobKind } from '#platform/queue';

export const RUN_BACKTESTS = jobKind<object>('batch', 'segments.run-backtests');
