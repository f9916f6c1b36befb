// Messages that this worker has claimed and made ready, so that a free lane never waits for a template.
import { Injectable } from '@nestjs/common';
import { Clock, newId } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, SYSTEM } from '#platform/database';
import { InjectLog, type Log } from '#platform/log';
import { returnAddress } from '../rules/index.js';
import { ComposeMails } from '../service/compose-mails.js';
import { MailIdentity } from '../service/mail-identity.js';
import { HandOffRepository, type Claim, type Hold } from '../store/hand-off.repository.js';
import type { Envelope } from '#smtp';
import { DomainThrottle } from './domain-throttle.js';
import { MailTransport } from './mail-transport.js';

export interface ReadyMail extends Hold {
  readonly key: string;
  readonly mailingId: string;
  readonly envelope: Envelope;
  readonly raw: Buffer;
}

/** A claim is cheap to lose: it goes back to the queue, and was never near a server. */
const CLAIM_SECONDS = 60;
const PER_LANE = 8;

@Injectable()
export class MailStock {
  readonly worker = newId();
  private readonly ready: ReadyMail[] = [];
  private filling: Promise<void> | undefined;

  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly handOffs: HandOffRepository,
    private readonly composing: ComposeMails,
    private readonly identity: MailIdentity,
    private readonly throttle: DomainThrottle,
    private readonly transport: MailTransport,
    private readonly clock: Clock,
    @InjectLog() private readonly log: Log,
  ) {}

  /** True when there is something to send. Looks into the database only when the shelf is empty. */
  async fill(): Promise<boolean> {
    if (this.ready.length === 0) await this.restock();
    else if (this.ready.length <= this.config.BELLWETHER_MAIL_LANES) void this.restock();
    return this.ready.length > 0;
  }

  /** Never two to one address at once: a cap that counts them sees the first only once it is handed off. */
  take(count: number): ReadyMail[] {
    const taken: ReadyMail[] = [];
    for (let at = 0; at < this.ready.length && taken.length < count;) {
      const mail = this.ready[at];
      if (mail && !taken.some(({ envelope }) => envelope.to === mail.envelope.to))
        taken.push(...this.ready.splice(at, 1));
      else at += 1;
    }
    return taken;
  }

  /** What was not handed off goes back, for others. */
  async giveBack(): Promise<void> {
    await this.filling;
    const left = this.ready.splice(0);
    if (left.length > 0) await this.database.tx(SYSTEM, (tx) => this.handOffs.release(tx, left));
  }

  private restock(): Promise<void> {
    this.filling ??= this.claim()
      .catch((error: unknown) => this.log.error({ err: error }, 'mails could not be claimed; trying again'))
      .finally(() => (this.filling = undefined));
    return this.filling;
  }

  private async claim(): Promise<void> {
    const { BELLWETHER_MAIL_LANES: lanes, BELLWETHER_MAIL_LEASE_SECONDS: lease } = this.config;
    const claims = await this.database.tx(SYSTEM, async (tx) => {
      await this.handOffs.planForMany(tx);
      const claimed = await this.handOffs.claim(tx, {
        worker: this.worker,
        limit: lanes * PER_LANE,
        leaseSeconds: Math.min(lease, CLAIM_SECONDS),
        now: this.clock.now(),
        exhausted: this.throttle.exhausted(),
      });
      const [now, later] = partition(claimed, ({ address }) => this.throttle.take(address));
      if (later.length > 0) await this.handOffs.release(tx, later);
      return now;
    });
    if (claims.length > 0) this.ready.push(...(await this.compose(claims)));
  }

  private async compose(claims: readonly Claim[]): Promise<ReadyMail[]> {
    const composed = await this.database.tx(SYSTEM, async (tx) => {
      const made = await this.composing.run(tx, claims);
      const ready: ReadyMail[] = [];
      const failures: (Hold & { reason: string })[] = [];
      for (const { id, generation, key, address, mailing } of claims) {
        const mail = made.get(id);
        const from = returnAddress(key, this.identity.domain);
        if (mail?.ok)
          ready.push({
            id,
            generation,
            key,
            mailingId: mailing.id,
            envelope: { from, to: address },
            raw: mail.value.raw,
          });
        else failures.push({ id, generation, reason: `render: ${mail?.error.message ?? 'nothing was made'}` });
      }
      if (failures.length > 0) await this.handOffs.fail(tx, failures, this.clock.now());
      return ready;
    });
    return Promise.all(composed.map(async (mail) => ({ ...mail, raw: await this.transport.sign(mail.raw) })));
  }
}

function partition<T>(items: readonly T[], goes: (item: T) => boolean): [T[], T[]] {
  const [now, later]: [T[], T[]] = [[], []];
  for (const item of items) (goes(item) ? now : later).push(item);
  return [now, later];
}
