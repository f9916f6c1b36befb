// The rings of this room.
import { jobKind } from '#platform/queue';

export const RESCORE = jobKind<object>('batch', 'signals.rescore');
