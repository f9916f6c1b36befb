// The ring that says "something may leave". It carries nothing: what is due stands in the rows.
import { jobKind } from '#platform/queue';

export const DISPATCH_ALERTS = jobKind<Record<string, never>>('clock', 'alerts.dispatch');
