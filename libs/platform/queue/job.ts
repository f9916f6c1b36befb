// What a job is: a named ring of the doorbell. The work itself is a row; the payload only says which.
import { SetMetadata, type Type } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';

/** By kind of work, not by room: quick clock ticks never wait behind an import. */
export const QUEUES = ['clock', 'batch', 'mail'] as const;
export type QueueName = (typeof QUEUES)[number];

export interface JobKind<Payload = unknown> {
  readonly queue: QueueName;
  readonly name: string;
  /** never set: carries the payload's type */
  readonly payload?: Payload;
}

const kinds = new Map<string, JobKind>();

/** Declares a kind of job. A kind without a handler, or with two, stops the worker's boot. */
export function jobKind<Payload extends object>(queue: QueueName, name: string): JobKind<Payload> {
  if (kinds.has(name)) throw new Error(`Two kinds of job are called ${name}`);
  const kind: JobKind<Payload> = { queue, name };
  kinds.set(name, kind);
  return kind;
}

/** Runs at least once per ring, perhaps twice after a crash: idempotent, and small enough to finish in its lease. */
export interface JobHandler<Payload = unknown> {
  run(payload: Payload): Promise<void>;
}

export interface Schedule {
  /** milliseconds between runs, or a cron pattern in the install's zone */
  readonly every: number | string;
}

const HANDLES = 'bellwether:handles';

interface HandlerMark {
  readonly kind: JobKind;
  readonly schedule?: Schedule;
}

/** Marks a provider as the handler of a kind; with a schedule it is also rung by the clock. */
export const Handles = <Payload>(kind: JobKind<Payload>, schedule?: Schedule) =>
  SetMetadata<string, HandlerMark>(HANDLES, { kind, schedule });

export interface FoundHandler extends HandlerMark {
  readonly instance: JobHandler;
}

export function findHandlers(
  discovery: DiscoveryService,
  expected: Iterable<JobKind> = kinds.values(),
): FoundHandler[] {
  const found = discovery.getProviders().flatMap(({ instance, metatype }) => {
    const mark = metatype && (Reflect.getMetadata(HANDLES, metatype as Type) as HandlerMark | undefined);
    return mark && instance ? [{ ...mark, instance: instance as JobHandler }] : [];
  });
  for (const { name } of expected) {
    const count = found.filter(({ kind }) => kind.name === name).length;
    if (count !== 1)
      throw new Error(`The job ${name} has ${count === 0 ? 'no handler' : `${count} handlers`}; it needs exactly one`);
  }
  return found;
}
