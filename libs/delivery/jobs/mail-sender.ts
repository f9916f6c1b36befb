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
import { MailTransport } from './mail-transport.js';

const POLL_MS = 1_000;

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
    let lane: Lane | undefined;
    let finished: Finished | undefined;
    while (!this.stopping || finished) {
      try {
        const heard = this.bell.promise;
        const free = !this.stopping && (await this.stock.fill());
        if (free) lane ??= await this.transport.openLane();
        const ready = free && lane !== undefined && (await this.isReady(lane));
        const brought = finished;
        if (brought || ready) {
          finished = undefined;
          const mail = await this.desk.visit(brought, ready);
          if (brought?.outcome.to === 'sent') await this.journal.settled(1);
          if (mail && lane) finished = await this.send(lane, mail);
        }
        if (!ready) await this.rest(heard);
      } catch (error) {
        this.log.error({ err: error }, 'a mail lane stumbled');
        await this.rest(this.bell.promise);
      }
    }
    await lane?.close();
  }

  /** Never handing_off without a connection that stands. */
  private async isReady(lane: Lane): Promise<boolean> {
    if (!this.transport.mayConnect()) return false;
    const failure = await lane.ready();
    if (!failure) return true;
    const { host, pauses, detail } = classify(failure);
    this.transport.heard(host);
    this.log.warn({ detail }, 'no connection to the mail server');
    // It speaks of us, not of a message: whatever is to be sent waits until a person has put it right.
    if (pauses)
      await this.database.tx(SYSTEM, (tx) =>
        this.mailings.pause(tx, null, `sender problem: ${detail}`, this.clock.now()),
      );
    return false;
  }

  private async send(lane: Lane, mail: InFlight): Promise<Finished> {
    const outcome = classify(await lane.send(mail.envelope, mail.raw));
    this.transport.heard(outcome.host);
    if (outcome.to === 'sent')
      await this.journal
        .add({ id: mail.id, generation: mail.generation, response: outcome.detail })
        .catch((error: unknown) => {
          this.log.error({ err: error }, 'mail journal');
        });
    return { mail, outcome };
  }

  private async rest(heard: Promise<void>): Promise<void> {
    if (this.stopping) return;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([heard, new Promise<void>((done) => (timer = setTimeout(done, POLL_MS)))]);
    clearTimeout(timer);
  }
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
