// One run of mails: begun, planned, stopped, gone on with, and its books.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, ok, type Result } from '#kernel';
import type { Tx } from '#platform/database';
import { JobQueue } from '#platform/queue';
import type { MessageState } from '../rules/index.js';
import type { Mailing, NewMailing } from '../store/mail.js';
import { MailingRepository } from '../store/mailing.repository.js';
import { PlanRepository, type Plan } from '../store/plan.repository.js';
import { SettleRepository } from '../store/settle.repository.js';
import { SEND } from './send-ring.js';

const NOT_FOUND = err('MAILING_NOT_FOUND', 'There is no such run.');

@Injectable()
export class MailingService {
  constructor(
    private readonly mailings: MailingRepository,
    private readonly plans: PlanRepository,
    private readonly settling: SettleRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  begin(tx: Tx, mailing: NewMailing): Promise<void> {
    return this.mailings.insert(tx, mailing);
  }

  /** Rows for everybody in `audience` that has none yet; those that nothing stops are queued at once. */
  async plan(tx: Tx, plan: Plan): Promise<number> {
    const planned = await this.plans.plan(tx, plan);
    await this.settle(tx, plan.mailingId, ['planned']);
    this.ring(tx);
    return planned;
  }

  /** Everybody has a row. */
  planned(tx: Tx, id: string): Promise<void> {
    return this.mailings.setPlanned(tx, id, this.clock.now());
  }

  async pause(tx: Tx, id: string, reason = 'paused by hand'): Promise<Result<Mailing>> {
    const mailing = await this.mailings.lock(tx, id);
    if (!mailing) return NOT_FOUND;
    const over = ended(mailing);
    if (over) return over;
    if (mailing.pausedAt) return err('MAILING_PAUSED', `It is paused already: ${mailing.pauseReason ?? ''}.`);
    await this.mailings.pause(tx, [id], reason, this.clock.now());
    await this.audit.record(tx, 'mailing.paused', id, { reason });
    return this.current(tx, id);
  }

  async resume(tx: Tx, id: string): Promise<Result<Mailing>> {
    const mailing = await this.mailings.lock(tx, id);
    if (!mailing) return NOT_FOUND;
    const over = ended(mailing);
    if (over) return over;
    if (!mailing.pausedAt) return err('MAILING_NOT_PAUSED', 'It is not paused.');
    await this.mailings.resume(tx, id);
    await this.audit.record(tx, 'mailing.resumed', id);
    this.ring(tx);
    return this.current(tx, id);
  }

  /** Final. What is in flight still arrives; nothing else does. */
  async cancel(tx: Tx, id: string): Promise<Result<Mailing>> {
    const mailing = await this.mailings.lock(tx, id);
    if (!mailing) return NOT_FOUND;
    const over = ended(mailing);
    if (over) return over;
    await this.mailings.cancel(tx, id, this.clock.now());
    await this.audit.record(tx, 'mailing.cancelled', id);
    return this.current(tx, id);
  }

  /** Looks again at messages to these accounts that wait: what held them, or should, may have changed. */
  async recheck(tx: Tx, accountIds: readonly string[]): Promise<void> {
    if (accountIds.length === 0) return;
    for (const id of await this.settling.unsettled(tx, ['held', 'queued'], this.clock.now()))
      await this.settle(tx, id, ['held', 'queued'], accountIds);
    this.ring(tx);
  }

  /** Takes messages out that still wait: what they were for is over. What is in flight arrives. */
  withdraw(tx: Tx, mailIds: readonly string[], reason: string): Promise<number> {
    return this.settling.withdraw(tx, mailIds, reason, this.clock.now());
  }

  private async settle(tx: Tx, mailingId: string, states: readonly MessageState[], accountIds?: readonly string[]) {
    const settling = { mailingId, states, accountIds, now: this.clock.now() };
    let after = await this.settling.settle(tx, settling);
    while (after) after = await this.settling.settle(tx, settling, after);
  }

  /** Senders look by themselves each second: a ring that is lost, or a queue that is away, costs no more than that. */
  ring(tx: Tx): void {
    tx.afterCommit(() => void this.queue.ring(SEND, {}, { once: 'all' }).catch(() => undefined));
  }

  private async current(tx: Tx, id: string): Promise<Result<Mailing>> {
    const mailing = (await this.mailings.byIds(tx, [id])).get(id);
    return mailing ? ok(mailing) : NOT_FOUND;
  }
}

const ended = ({ finishedAt, cancelledAt }: Mailing) =>
  cancelledAt
    ? err('MAILING_CANCELLED', 'It was cancelled, which is final.')
    : finishedAt
      ? err('MAILING_FINISHED', 'It is finished: nothing is left to come.')
      : null;
