// A lane to a mail server: one connection, one message at a time, so that as little as possible can ever stay unknown.
import type { HandOffResult } from './rules/index.js';
import type { Envelope, Lane } from './lane.js';
import { connect } from './smtp-connect.js';
import { SmtpSession, type Patience } from './smtp-session.js';
import type { SmtpTarget } from './smtp-url.js';

/** Milliseconds. A lease must be longer than all of them twice, or it lapses under a slow server. */
export interface LaneTimeouts extends Patience {
  /** name look-up, greeting, TLS and login */
  readonly connect: number;
}

export const LANE_TIMEOUTS: LaneTimeouts = { connect: 30_000, handOver: 60_000, reply: 300_000 };

export interface LaneOptions {
  readonly target: SmtpTarget;
  readonly timeouts?: LaneTimeouts;
  /** what we call ourselves to the server; the machine's name when absent */
  readonly ehloName?: string;
  /** a new connection after so many; many servers allow no more than 100 */
  readonly messagesPerConnection?: number;
}

export class SmtpLane implements Lane {
  private session: SmtpSession | null = null;
  private inFlight: Promise<HandOffResult> | null = null;
  private readonly timeouts: LaneTimeouts;

  constructor(private readonly options: LaneOptions) {
    this.timeouts = options.timeouts ?? LANE_TIMEOUTS;
  }

  async ready(): Promise<HandOffResult | null> {
    if (await this.session?.isReady()) return null;
    await this.session?.close();
    this.session = null;
    const opened = await connect(this.options.target, this.timeouts.connect, this.options.ehloName);
    if ('failure' in opened) return opened.failure;
    this.session = new SmtpSession(opened.connection);
    return null;
  }

  send(envelope: Envelope, raw: Buffer): Promise<HandOffResult> {
    if (this.inFlight) throw new TypeError('A lane carries one message at a time');
    this.inFlight = this.handOff(envelope, raw).finally(() => {
      this.inFlight = null;
    });
    return this.inFlight;
  }

  async close(): Promise<void> {
    await this.inFlight?.catch(() => undefined); // whoever sent it hears of it
    await this.session?.quit();
    this.session = null;
  }

  /** Servers close connections that were kept open for them; that costs a new connection, not a wait of five minutes. */
  private async handOff(envelope: Envelope, raw: Buffer): Promise<HandOffResult> {
    const kept = this.session?.isOpen ? this.session : null;
    if (kept && kept.messages >= (this.options.messagesPerConnection ?? 100)) await kept.quit();
    const result = await this.attempt(envelope, raw);
    const isStale = kept !== null && kept === this.session && kept.wasStale(result);
    return isStale ? this.attempt(envelope, raw) : result;
  }

  private async attempt(envelope: Envelope, raw: Buffer): Promise<HandOffResult> {
    const failure = await this.ready();
    if (failure) return failure;
    if (!this.session) throw new TypeError('A lane that is ready has a session');
    return this.session.exchange(envelope, raw, this.timeouts);
  }
}
