// One open connection and the message that is on it: tells a drop before the final dot from one after it.
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import { parseReply, replied, troubled, type HandOffResult, type Phase, type Trouble } from './rules/index.js';
import type { Envelope } from './lane.js';
import { failed, type SmtpFailure } from './smtp-connect.js';
import { SocketWatch } from './socket-watch.js';

/** Milliseconds a server may take for its side of a message. */
export interface Patience {
  /** from MAIL to the final dot */
  readonly handOver: number;
  /** from the final dot to the reply; every message that runs out of it is unknown, so it is generous */
  readonly reply: number;
}

const RESET_WITHIN = 10_000;
const QUIT_WITHIN = 1_000;

/** Which command a refusal answers; with pipelining more has been written by then. */
const REFUSED_AT: Readonly<Record<string, Phase>> = { 'MAIL FROM': 'mail', 'RCPT TO': 'rcpt' };

export class SmtpSession {
  /** messages that were started on it */
  messages = 0;
  private readonly socket: Socket;
  private readonly watch: SocketWatch;
  private halfway = false;
  private onDot: () => void = () => undefined;
  private onEnd: () => void = () => undefined;

  constructor(private readonly connection: SMTPConnection) {
    if (!connection._socket) throw new TypeError('A session needs an open connection');
    this.socket = connection._socket;
    this.watch = new SocketWatch(this.socket, () => this.onDot());
    connection.once('end', () => this.onEnd());
  }

  get isOpen(): boolean {
    return !this.connection.destroyed;
  }

  /** The server had hung up before it saw anything of the message: the same message may go over another connection at once. */
  wasStale({ dotSent, phase, reply, trouble }: HandOffResult): boolean {
    if (dotSent) return false;
    return reply
      ? reply.code === 421 && phase === 'mail'
      : trouble === 'drop' && this.connection.lastServerResponse === false;
  }

  async exchange(envelope: Envelope, raw: Buffer, patience: Patience): Promise<HandOffResult> {
    this.messages += 1;
    this.watch.start();
    this.connection.lastServerResponse = false;
    const ending = await this.transfer(envelope, raw, patience);
    if ('response' in ending) {
      const reply = parseReply(ending.response);
      if (reply) return replied('reply', true, reply);
    }
    const result = 'error' in ending ? this.refusal(ending.error) : null;
    this.halfway = result?.reply != null && ['mail', 'rcpt', 'data'].includes(result.phase);
    if (result?.reply && (this.halfway || result.phase === 'reply')) return result;
    // From here on the connection is of no use. Once its socket is closed, it is certain whether the dot was written.
    await this.close();
    const { phase, dotSent } = this.watch;
    if ('response' in ending) return troubled(phase, dotSent, 'unreadable', ending.response);
    if ('error' in ending) return result?.reply ? { ...result, phase, dotSent } : failed(ending.error, phase, dotSent);
    return troubled(phase, dotSent, ending.trouble, ending.detail);
  }

  /** Takes back an envelope that was refused half-way. False where the connection is of no more use. */
  async isReady(): Promise<boolean> {
    if (!this.isOpen) return false;
    if (!this.halfway) return true;
    const taken = await within(RESET_WITHIN, (done) => this.connection.reset((refused) => done(!refused)));
    this.halfway = false;
    return taken === true && this.isOpen;
  }

  async quit(): Promise<void> {
    if (this.isOpen) {
      await within(QUIT_WITHIN, (done) => {
        this.onEnd = () => done(true);
        this.connection.quit();
      });
    }
    await this.close();
  }

  async close(): Promise<void> {
    this.connection.close();
    if (!this.socket.closed) await once(this.socket, 'close');
  }

  /** How nodemailer's side of it ended, or that it didn't in time. */
  private transfer({ from, to }: Envelope, raw: Buffer, patience: Patience): Promise<Ending> {
    return new Promise((resolve) => {
      const end = (ending: Ending) => {
        clearTimeout(timer);
        this.onDot = this.onEnd = () => undefined;
        resolve(ending);
      };
      const late = (ms: number, waitedFor: string) =>
        setTimeout(() => end({ trouble: 'timeout', detail: `no ${waitedFor} within ${ms} ms` }), ms);
      let timer = late(patience.handOver, 'end of the message');
      this.onDot = () => {
        clearTimeout(timer);
        timer = late(patience.reply, 'reply to the message');
      };
      // Some drops are reported as nothing but an end; where there is an error as well, it comes in the same turn.
      this.onEnd = () => setImmediate(() => end({ trouble: 'drop', detail: 'the server closed the connection' }));
      this.connection.send({ from, to: [to], size: raw.length }, raw, (error, info) =>
        end(error ? { error } : { response: info?.response ?? '' }),
      );
    });
  }

  private refusal(error: SmtpFailure): HandOffResult {
    const { code, command = '', message, response } = error;
    if (code === 'EMESSAGE' && !response && command === 'MAIL FROM')
      return replied('mail', false, { code: 552, enhanced: '5.3.4', text: message });
    const refusedAt = REFUSED_AT[command] ?? (code === 'EENVELOPE' && command === 'DATA' ? 'data' : undefined);
    return failed(error, refusedAt ?? this.watch.phase, refusedAt ? false : this.watch.dotSent);
  }
}

type Ending =
  | { readonly response: string }
  | { readonly error: SmtpFailure }
  | { readonly trouble: Trouble; readonly detail: string };

/** What `start` reports, or undefined when it doesn't in time. */
function within<T>(ms: number, start: (done: (value: T) => void) => void): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    start((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
