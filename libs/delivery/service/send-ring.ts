// The ring that wakes a sender. It carries nothing: what is due stands in the rows.
import { jobKind } from '#platform/queue';

export const SEND = jobKind<Record<string, never>>('mail', 'delivery.send');
