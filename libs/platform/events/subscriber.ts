// What a room says to hear events: a named class, the event names it reads, and a handler for a batch.
import { SetMetadata, type Type } from '@nestjs/common';
import { type DiscoveryService } from '@nestjs/core';
import type { DomainEvent } from '#kernel';
import type { Tx } from '#platform/database';

export interface SubscriberOptions {
  /** stable: the cursor is kept under it */
  readonly name: string;
  readonly on: readonly string[];
  /** most subjects in one call; an event is never split, so one that names more comes alone */
  readonly batch?: number;
}

/**
 * `handle` runs in the transaction that also moves the cursor, so its writes happen once per event.
 * It must not hold that transaction over network I/O: write a row that is due, and let a job do it.
 */
export interface Subscriber {
  handle(events: readonly DomainEvent[], tx: Tx): Promise<void>;
  /** further names to read, known only once every room has registered */
  also?(): readonly string[];
}

const SUBSCRIBER = 'bellwether:subscriber';

/** Marks a provider as a subscriber. Found at boot; doubled names stop the boot. */
export const Subscribes = (options: SubscriberOptions) => SetMetadata<string, SubscriberOptions>(SUBSCRIBER, options);

export interface FoundSubscriber extends Required<SubscriberOptions> {
  readonly instance: Subscriber;
}

export function findSubscribers(discovery: DiscoveryService): FoundSubscriber[] {
  const found = discovery.getProviders().flatMap(({ instance, metatype }) => {
    const options = metatype && (Reflect.getMetadata(SUBSCRIBER, metatype as Type) as SubscriberOptions | undefined);
    if (!options || !instance) return [];
    const subscriber = instance as Subscriber;
    return [{ batch: 500, ...options, on: [...options.on, ...(subscriber.also?.() ?? [])], instance: subscriber }];
  });
  const doubled = found.map(({ name }) => name).filter((name, index, names) => names.indexOf(name) !== index);
  if (doubled.length > 0) throw new Error(`Subscribers share a name: ${doubled.join(', ')}`);
  return found;
}
