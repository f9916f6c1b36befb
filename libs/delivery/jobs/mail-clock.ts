// The second hand of the mail engine: leases that ran out, waits that are over, books to close, and the sender's poll.
// A timer of its own and no job of the queue, so that mails go on while Redis is away.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { EventLog } from '#platform/events';
import { InjectLog, type Log } from '#platform/log';
import type { MessageState } from '../rules/index.js';
import { MailChores } from '../service/mail-chores.js';
import { MailingRepository } from '../store/mailing.repository.js';
import { SettleRepository } from '../store/settle.repository.js';
import { VisitRepository } from '../store/visit.repository.js';
import { MailSender } from './mail-sender.js';

const TICK_MS = 1_000;
/** Held messages are released by an event; a look now and then finds what it missed. */
const HELD_EVERY = 10;
const GRACE_SECONDS = 60 * 60;

@Injectable()
export class MailClock implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private ticks = 0;

  constructor(
    private readonly database: Database,
    private readonly settling: SettleRepository,
    private readonly mailings: MailingRepository,
    private readonly visits: VisitRepository,
    private readonly sender: MailSender,
    private readonly chores: MailChores,
    private readonly events: EventLog,
    private readonly clock: Clock,
    @InjectLog() private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.tick();
    await this.sender.start();
    this.timer = setInterval(() => void this.tick(), TICK_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    await this.sender.stop();
  }

  /** One round; a second one asked for meanwhile is the same. */
  tick(): Promise<void> {
    this.running ??= this.round()
      .catch((error: unknown) => this.log.error({ err: error }, 'the mail clock failed; trying again'))
      .finally(() => (this.running = undefined));
    return this.running;
  }

  private async round(): Promise<void> {
    const looksAtHeld = this.ticks++ % HELD_EVERY === 0;
    await this.database.tx(SYSTEM, (tx) => this.mindSilence(tx));
    await this.database.tx(SYSTEM, (tx) => this.settling.lapse(tx, this.clock.now()));
    for (const chore of this.chores.all()) await chore();
    await this.settle(looksAtHeld ? ['planned', 'deferred', 'held', 'capped'] : ['planned', 'deferred']);
    await this.database.tx(SYSTEM, (tx) => this.closeBooks(tx));
    this.sender.wake();
  }

  /** After a long silence, old mails don't go out by themselves: nobody wants last week's news. */
  private async mindSilence(tx: Tx): Promise<void> {
    if (!(await this.mailings.beat(tx, GRACE_SECONDS))) return;
    const now = this.clock.now();
    await this.mailings.pauseOverdue(tx, new Date(now.getTime() - GRACE_SECONDS * 1000), now);
  }

  private async settle(states: readonly MessageState[]): Promise<void> {
    const now = this.clock.now();
    const ids = await this.database.tx(SYSTEM, (tx) => this.settling.unsettled(tx, states, now));
    for (const mailingId of ids) {
      let after: string | null | undefined;
      do
        after = await this.database.tx(SYSTEM, (tx) =>
          this.settling.settle(tx, { mailingId, states, now }, after ?? undefined),
        );
      while (after);
    }
  }

  private async closeBooks(tx: Tx): Promise<void> {
    const now = this.clock.now();
    const told = await this.settling.takeUntold(tx);
    const finished = await this.mailings.finish(tx, now);
    const { opened, clicked } = await this.visits.takeUntold(tx, now);
    const event = (name: string, subjects: string[]) => ({ name, subjects, origin: 'live' as const, occurredAt: now });
    await this.events.append(
      tx,
      ...told.map(({ state, ids }) => event(`mail.${state}`, ids)),
      ...(finished.length > 0 ? [event('mailing.finished', finished)] : []),
      ...(opened.length > 0 ? [event('mail.opened', opened)] : []),
      ...(clicked.length > 0 ? [event('mail.clicked', clicked)] : []),
    );
  }
}
