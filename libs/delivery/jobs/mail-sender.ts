// Sends what is queued: a few lanes, each with one message in flight, for as long as the process lives.
import { join, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { Database, SYSTEM } from '#platform/database';
import { InjectLog, type Log } from '#platform/log';
import { classify } from '../rules/index.js';
import { HandOffRepository } from '../store/hand-off.repository.js';
import { MailingRepository } from '../store/mailing.repository.js';
import type { Lane } from '#smtp';
import { HandOffDesk, type Finished, type InFlight } from './hand-off-desk.js';
import { MailJournal } from './mail-journal.js';
import { MailStock } from './mail-stock.js';
import { MailTransport, type Route } from './mail-transport.js';

const POLL_MS = 1_000;
/** There is something to send, and a server that will take it in a moment. */
const SOON_MS = 100;

@Injectable()
export class MailSender {
  private readonly journal: MailJournal;
  private lanes: Promise<void>[] = [];
  private stopping = false;
  private bell = makeBell();

  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly database: Database,
    private readonly transport: MailTransport,
    private readonly stock: MailStock,
    private readonly desk: HandOffDesk,
    private readonly handOffs: HandOffRepository,
    private readonly mailings: MailingRepository,
    private readonly clock: Clock,
    @InjectLog() private readonly log: Log,
  ) {
    this.journal = new MailJournal(join(resolve(config.BELLWETHER_DATA_DIR), 'mail-journal'));
  }

  async start(): Promise<void> {
    const proofs = await this.journal.replay();
    if (proofs.length > 0) {
      const proven = await this.database.tx(SYSTEM, (tx) => this.handOffs.prove(tx, proofs, this.clock.now()));
      this.log.info({ lines: proofs.length, proven: proven.length }, 'mail journal read');
    }
    this.lanes = Array.from({ length: this.config.BELLWETHER_MAIL_LANES }, () => this.keepSending());
  }

  /** There may be something to send. */
  wake(): void {
    this.bell.resolve();
    this.bell = makeBell();
  }

  /** Lets the messages in flight end, gives the others back. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await Promise.all(this.lanes);
    await this.stock.giveBack();
    await this.transport.close();
    await this.journal.close();
  }

  /** A lane ends only with the process: whatever goes wrong with one message, the next is tried. */
  private async keepSending(): Promise<void> {
    let lane: OpenLane | undefined;
    let finished: Finished | undefined;
    while (!this.stopping || finished) {
      try {
        const heard = this.bell.promise;
        const free = !this.stopping && (await this.stock.fill());
        const route = free ? this.transport.choose() : null;
        if (route && lane?.route !== route) {
          await lane?.wire.close();
          lane = { route, wire: await this.transport.openLane(route) };
        }
        const ready =
          route !== null && lane !== undefined && (await this.isReady(lane)) && this.transport.mayHand(route);
        const brought = finished;
        if (brought || ready) {
          finished = undefined;
          const mail = await this.desk.visit(brought, ready);
          if (brought?.outcome.to === 'sent') await this.journal.settled(1);
          if (mail && lane) finished = await this.send(lane, mail);
        }
        if (!ready) await this.rest(heard, free ? SOON_MS : POLL_MS);
      } catch (error) {
        this.log.error({ err: error }, 'a mail lane stumbled');
        await this.rest(this.bell.promise, POLL_MS);
      }
    }
    await lane?.wire.close();
  }

  /** Never handing_off without a connection that stands. */
  private async isReady({ route, wire }: OpenLane): Promise<boolean> {
    const failure = await wire.ready();
    if (!failure) return true;
    const { host, pauses, detail } = classify(failure);
    const isLast = this.transport.isLast(route);
    // What can't be used until a person has put it right is as good as ill, as long as there is another way.
    this.transport.heard(route, pauses && !isLast ? 'ill' : host);
    this.log.warn({ detail }, 'no connection to the mail server');
    // It speaks of us, not of a message: whatever is to be sent waits until a person has put it right.
    if (pauses && isLast)
      await this.database.tx(SYSTEM, (tx) =>
        this.mailings.pause(tx, null, `sender problem: ${detail}`, this.clock.now()),
      );
    return false;
  }

  private async send({ route, wire }: OpenLane, mail: InFlight): Promise<Finished> {
    const raw = this.transport.dress(route, mail.raw, mail.key);
    const outcome = classify(await wire.send(mail.envelope, raw));
    this.transport.heard(route, outcome.host);
    if (outcome.to === 'sent')
      await this.journal
        .add({ id: mail.id, generation: mail.generation, response: outcome.detail })
        .catch((error: unknown) => {
          this.log.error({ err: error }, 'mail journal');
        });
    return { mail, outcome };
  }

  private async rest(heard: Promise<void>, most: number): Promise<void> {
    if (this.stopping) return;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([heard, new Promise<void>((done) => (timer = setTimeout(done, most)))]);
    clearTimeout(timer);
  }
}

/** A lane and the way out that it belongs to. */
interface OpenLane {
  readonly route: Route;
  readonly wire: Lane;
}

interface Bell {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function makeBell(): Bell {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
