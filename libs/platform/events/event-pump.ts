// Keeps events flowing in a worker: stamps, lets every subscriber read, sleeps until the bell or a second has passed.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Database, Listener, SYSTEM } from '#platform/database';
import { InjectLog, type Log } from '#platform/log';
import { Metrics } from '#platform/metrics';
import { EventBell, EVENT_CHANNEL } from './event-bell.js';
import { stampEvents } from './relay.js';
import { behind, ensureCursors, step } from './subscriber-runner.js';
import { findSubscribers, type FoundSubscriber } from './subscriber.js';

const POLL_MS = 1_000;

@Injectable()
export class EventPump implements OnApplicationBootstrap, OnModuleDestroy {
  private subscribers: FoundSubscriber[] = [];
  private running: Promise<void> | undefined;
  private again = false;
  private closed = false;
  private poll: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly discovery: DiscoveryService,
    private readonly listener: Listener,
    private readonly bell: EventBell,
    private readonly metrics: Metrics,
    @InjectLog() private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.subscribers = findSubscribers(this.discovery);
    await this.database.tx(SYSTEM, (tx) =>
      ensureCursors(
        tx,
        this.subscribers.map(({ name }) => name),
      ),
    );
    await this.listener.on(EVENT_CHANNEL, () => this.wake());
    this.poll = setInterval(() => this.wake(), POLL_MS);
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearInterval(this.poll);
    await this.running;
  }

  /** Until everything written so far is read by everyone: for tests and the CLI, which have no time to wait for bells. */
  async drain(): Promise<void> {
    if (this.subscribers.length === 0) await this.onApplicationBootstrap();
    do await this.running;
    while (
      // A round that began beside this one holds cursors: what it moves is not yet read by all.
      (await this.pass()) ||
      this.running
    );
  }

  private wake(): void {
    this.again = true;
    if (this.closed || this.running) return;
    this.running = this.run().finally(() => {
      this.running = undefined;
    });
  }

  private async run(): Promise<void> {
    while (this.again && !this.closed) {
      this.again = false;
      try {
        if (await this.pass()) this.again = true;
      } catch (error) {
        this.log.error({ err: error }, 'event pump failed; trying again at the next poll');
      }
    }
  }

  /** One round: true when something moved, so that another round may find more. */
  private async pass(): Promise<boolean> {
    const [stamped, late] = await this.database.tx(
      SYSTEM,
      async (tx) => [await stampEvents(tx), await behind(tx)] as const,
    );
    let moved = stamped > 0;
    if (moved) this.bell.ring(); // other processes, and live streams, read by position
    for (const subscriber of this.subscribers.filter(({ name }) => late.has(name))) {
      if (this.closed) return false;
      const done = await step(this.database, subscriber);
      if (done === 'moved' || done === 'parked') moved = true;
      if (done === 'failed' || done === 'parked')
        this.log.error({ subscriber: subscriber.name }, `event handling ${done}`);
      this.metrics
        .counter('bellwether_subscriber_steps_total', 'steps of event subscribers', ['subscriber', 'outcome'])
        .inc({
          subscriber: subscriber.name,
          outcome: done,
        });
    }
    return moved;
  }
}
