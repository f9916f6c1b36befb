// Where lanes bring what came of their message and get the next one. Lanes that come together share one commit.
import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Clock } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { InjectLog, type Log } from '#platform/log';
import { nextAttempt, POLICY_REFUSALS_THAT_PAUSE, type Outcome } from '../rules/index.js';
import { HandOffRepository, type Ended, type Ending, type HandedOff } from '../store/hand-off.repository.js';
import { MailingRepository } from '../store/mailing.repository.js';
import { SuppressionRepository } from '../store/suppression.repository.js';
import { MailStock, type ReadyMail } from './mail-stock.js';

/** In flight: handing_off is committed. */
export type InFlight = ReadyMail & Pick<HandedOff, 'attempts' | 'firstTriedAt'>;

export interface Finished {
  readonly mail: InFlight;
  readonly outcome: Outcome;
}

interface Visit {
  readonly finished: Finished | undefined;
  readonly wants: boolean;
  readonly answer: (next: InFlight | undefined) => void;
}

const TOGETHER_MS = 2;
const RETRY_MS = 500;

@Injectable()
export class HandOffDesk {
  private visits: Visit[] = [];
  /** mailings of which this worker has seen a refusal: the others have none to count */
  private readonly refused = new Set<string>();
  private serving: Promise<void> | undefined;

  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly stock: MailStock,
    private readonly handOffs: HandOffRepository,
    private readonly mailings: MailingRepository,
    private readonly suppressions: SuppressionRepository,
    private readonly clock: Clock,
    @InjectLog() private readonly log: Log,
  ) {}

  /** Resolves once the outcome is committed and, where one is wanted and there is one, the next message is handing_off. */
  visit(finished: Finished | undefined, wants: boolean): Promise<InFlight | undefined> {
    return new Promise((answer) => {
      this.visits.push({ finished, wants, answer });
      this.serving ??= this.serve().finally(() => (this.serving = undefined));
    });
  }

  private async serve(): Promise<void> {
    while (this.visits.length > 0) {
      await sleep(TOGETHER_MS);
      const visits = this.visits.splice(0);
      const next = this.stock.take(visits.filter(({ wants }) => wants).length);
      const handed = await this.commit(
        visits.flatMap(({ finished }) => finished ?? []),
        next,
      );
      for (const { wants, answer } of visits) answer(wants ? handed.shift() : undefined);
    }
  }

  /** The database may be away for a while: what came of a message is brought again until it is written, new ones are not begun. */
  private async commit(finished: readonly Finished[], next: readonly ReadyMail[]): Promise<InFlight[]> {
    const patience = Date.now() + this.config.BELLWETHER_MAIL_LEASE_SECONDS * 1000;
    for (let offered = next; ; offered = []) {
      try {
        return await this.database.tx(SYSTEM, (tx) => this.exchange(tx, finished, offered));
      } catch (error) {
        this.log.error({ err: error }, 'outcomes of mails could not be written; trying again');
        // Once its lease is lost, what is written no longer counts; the journal keeps what was accepted.
        if (finished.length === 0 || Date.now() > patience) return [];
        await sleep(RETRY_MS);
      }
    }
  }

  /** What doesn't wait for an answer is sent at once; the database still does it one by one, in this order. */
  private async exchange(tx: Tx, finished: readonly Finished[], offered: readonly ReadyMail[]): Promise<InFlight[]> {
    const now = this.clock.now();
    const endings = finished.map((each) => ending(each, now));
    const written = Promise.all([
      this.handOffs.planForMany(tx),
      endings.length > 0 ? this.handOffs.end(tx, endings, now) : [],
    ]);
    // What came of one message may stop the next: then that comes first.
    if (finished.some((each) => this.mayStopOthers(each))) {
      const [, ended] = await written;
      await this.follow(tx, finished, ended, now);
      return this.handOff(tx, offered);
    }
    const [[, ended], handed] = await Promise.all([written, this.handOff(tx, offered)]);
    await this.prove(tx, finished, ended, now);
    return handed;
  }

  private async handOff(tx: Tx, offered: readonly ReadyMail[]): Promise<InFlight[]> {
    if (offered.length === 0) return [];
    const [, handed] = await Promise.all([
      this.handOffs.lockCapped(tx, offered),
      this.handOffs.handOff(tx, offered, this.config.BELLWETHER_MAIL_LEASE_SECONDS, this.clock.now()),
    ]);
    const byId = new Map(handed.map((each) => [each.id, each]));
    return offered.flatMap((mail) => {
      const each = byId.get(mail.id);
      return each ? [{ ...mail, attempts: each.attempts, firstTriedAt: each.firstTriedAt }] : [];
    });
  }

  private mayStopOthers({ mail, outcome }: Finished): boolean {
    if (outcome.reason === 'policy') this.refused.add(mail.mailingId);
    return outcome.suppresses || outcome.pauses || this.refused.has(mail.mailingId);
  }

  /** Whose lease was lost in between is in other hands; that a server took it stays true. */
  private async prove(tx: Tx, finished: readonly Finished[], ended: readonly Ended[], now: Date): Promise<void> {
    const mine = new Set(ended.map(({ id }) => id));
    const proofs = finished.filter(({ mail, outcome }) => outcome.to === 'sent' && !mine.has(mail.id));
    if (proofs.length === 0) return;
    const proven = proofs.map(({ mail, outcome }) => ({ id: mail.id, response: outcome.detail }));
    await this.handOffs.prove(tx, proven, now);
  }

  private async follow(tx: Tx, finished: readonly Finished[], ended: readonly Ended[], now: Date): Promise<void> {
    await this.prove(tx, finished, ended, now);
    const mine = new Map(ended.map((each) => [each.id, each]));
    for (const { mail, outcome } of finished) {
      const row = mine.get(mail.id);
      if (row && outcome.suppresses)
        await this.suppressions.add(tx, row.address, `bounced: ${outcome.detail}`, now, null, 'bounce');
      if (row && outcome.pauses)
        await this.mailings.pause(tx, [row.mailingId], `sender problem: ${outcome.detail}`, now);
    }
    await this.countRefusals(tx, finished, now);
  }

  private async countRefusals(tx: Tx, finished: readonly Finished[], now: Date): Promise<void> {
    const ids = [...new Set(finished.map(({ mail }) => mail.mailingId))].filter((id) => this.refused.has(id));
    if (ids.length === 0) return;
    const counts = ids.map((id) => {
      const own = finished.filter(({ mail }) => mail.mailingId === id);
      const refused = own.filter(({ outcome }) => outcome.reason === 'policy').length;
      return { id, refused, accepted: own.some(({ outcome }) => outcome.to === 'sent') };
    });
    const enough = await this.mailings.countRefusals(tx, counts, POLICY_REFUSALS_THAT_PAUSE);
    if (enough.length > 0) await this.mailings.pause(tx, enough, 'refused for policy several times in a row', now);
  }
}

function ending({ mail, outcome }: Finished, now: Date): Ending {
  const written = {
    id: mail.id,
    generation: mail.generation,
    reason: outcome.reason,
    detail: outcome.detail,
    nextAt: null,
  };
  if (outcome.to !== 'deferred') return { ...written, state: outcome.to };
  const again = nextAttempt(mail.attempts, mail.firstTriedAt, now);
  return again.giveUp
    ? { ...written, state: 'failed', reason: `given up: ${outcome.reason}` }
    : { ...written, state: 'deferred', nextAt: again.at };
}
