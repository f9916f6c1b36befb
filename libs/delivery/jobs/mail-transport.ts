// Where mails go: the configured servers in their order, each with its breaker and its rate, or the catcher of this process.
import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { Clock, unwrap } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { dkimSigner, type Lane, parseSmtpUrls, type Sign, SmtpLane, type SmtpTarget } from '#smtp';
import {
  afterOutcome,
  CLOSED,
  fullBucket,
  mayConnect,
  providerHeader,
  takeToken,
  type Breaker,
  type Bucket,
  type Consequence,
} from '../rules/index.js';
import { MailIdentity } from '../service/mail-identity.js';
import { CatchMail } from './catch-mail.js';

/** One way out. */
export interface Route {
  /** null: the catcher of this process */
  readonly target: SmtpTarget | null;
  breaker: Breaker;
  bucket: Bucket;
}

@Injectable()
export class MailTransport {
  private readonly routes: readonly Route[];
  private readonly signer: Sign | null;

  constructor(
    @InjectConfig() private readonly config: Config,
    identity: MailIdentity,
    private readonly catching: CatchMail,
    private readonly clock: Clock,
  ) {
    const targets = config.SMTP_URL ? unwrap(parseSmtpUrls(config.SMTP_URL)) : [null];
    this.routes = targets.map((target) => ({ target, breaker: CLOSED, bucket: fullBucket(target?.rate ?? 1, 0) }));
    const { BELLWETHER_DKIM_KEY: file, BELLWETHER_DKIM_SELECTOR: selector } = config;
    const domain = config.BELLWETHER_DKIM_DOMAIN ?? identity.domain;
    this.signer = file ? unwrap(dkimSigner({ domain, selector, privateKey: readFileSync(file, 'utf8') })) : null;
  }

  /** The first way out whose server is not known to be ill; null while all are. */
  choose(): Route | null {
    return this.routes.find(({ breaker }) => mayConnect(breaker, this.clock.now())) ?? null;
  }

  isLast(route: Route): boolean {
    return this.routes.every((other) => other === route || !mayConnect(other.breaker, this.clock.now()));
  }

  /** Whether this server may get another message now; if so, it counts. */
  mayHand(route: Route): boolean {
    const rate = route.target?.rate;
    if (!rate) return true;
    const left = takeToken(route.bucket, rate, performance.now());
    if (left) route.bucket = left;
    return left !== null;
  }

  async openLane({ target }: Route): Promise<Lane> {
    const lease = this.config.BELLWETHER_MAIL_LEASE_SECONDS * 1000;
    // Together less than half of the lease, as a lane may have to connect twice.
    const timeouts = { connect: lease / 30, handOver: lease / 15, reply: lease / 3 };
    return new SmtpLane({ target: target ?? (await this.catching.target()), timeouts });
  }

  heard(route: Route, host: Consequence['host']): void {
    route.breaker = afterOutcome(route.breaker, host, this.clock.now());
  }

  /** Signed where a key is configured. */
  async sign(raw: Buffer): Promise<Buffer> {
    return this.signer ? this.signer(raw) : raw;
  }

  /** As this way out wants it: some providers tell of a message only by what a header of theirs said. */
  dress({ target }: Route, raw: Buffer, key: string): Buffer {
    return target?.provider ? Buffer.concat([Buffer.from(providerHeader(target.provider, key)), raw]) : raw;
  }

  close(): Promise<void> {
    return this.catching.close();
  }
}
