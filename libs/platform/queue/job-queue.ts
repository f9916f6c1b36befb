// The doorbell's port: ring, ring by the clock, answer. What stands behind it (PostgreSQL or Redis) is the backend's secret.
import type { FoundHandler, JobKind, QueueName } from './job.js';

export interface RingOptions {
  readonly delayMs?: number;
  /** while a ring with this key waits, further ones are dropped */
  readonly once?: string;
}

export abstract class JobQueue {
  /** Rings for work whose row is committed. A lost ring is found by the sweep of the room. */
  abstract ring<Payload extends object>(kind: JobKind<Payload>, payload: Payload, options?: RingOptions): Promise<void>;

  /** Starts answering, and rings the scheduled kinds from now on. */
  abstract answer(handlers: readonly FoundHandler[]): Promise<void>;

  /** Rings that wait, per queue. */
  abstract waiting(): Promise<Record<QueueName, number>>;

  /** Stops answering, lets running handlers finish, closes the connections. */
  abstract close(): Promise<void>;
}
