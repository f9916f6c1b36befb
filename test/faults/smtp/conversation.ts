// One connection of the faulty mail server: plain SMTP, with the script asked before each answer.
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Act, Moment, Script } from './script.js';
import type { Accepted } from './sink.js';

const END = Buffer.from('\r\n.\r\n');

/** What a good server offers and asks for. */
export interface Manners {
  /** offers PIPELINING, as most servers do; true unless said otherwise */
  readonly pipelining?: boolean;
  /** keeps the header lines of what it accepts */
  readonly heads?: boolean;
  /** demands this login */
  readonly auth?: { readonly user: string; readonly pass: string };
}

/** The server as its conversations see it. */
export interface Host {
  readonly script: Script;
  readonly options: Manners;
  mails: number;
  /** resolves once the mail counts as accepted */
  keep(mail: Accepted): Promise<void>;
}

/** The script has ended the conversation. */
class Over extends Error {}

export class Conversation {
  private buffer = Buffer.alloc(0);
  private from: string | null = null;
  private to: string | null = null;
  /** Read on demand only, so that a server that stops reading fills the sender's buffers. */
  private readonly chunks: AsyncIterator<Buffer>;

  constructor(
    private readonly server: Host,
    private readonly socket: Socket,
    private readonly number: number,
  ) {
    socket.setNoDelay(true);
    this.chunks = socket.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  }

  async run(): Promise<void> {
    try {
      await this.answer('greeting', '220 fault.example ESMTP');
      for (;;) await this.command(await this.line());
    } catch (error) {
      if (!(error instanceof Over) && !this.socket.destroyed) this.socket.destroy(error as Error);
    }
  }

  private async command(line: string): Promise<void> {
    const verb = line.slice(0, 4).toUpperCase();
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    switch (verb) {
      case 'EHLO':
      case 'HELO':
        return this.answer('ehlo', this.greetings());
      case 'AUTH':
        return this.answer('auth', this.login(line));
      case 'MAIL':
        if (this.from !== null) return this.say('503 5.5.1 one mail at a time\r\n');
        this.server.mails += 1;
        this.from = (await this.agreed('mail', '250 2.1.0 ok')) ? address : null;
        return;
      case 'RCPT':
        if (this.from === null) return this.say('503 5.5.1 MAIL first\r\n');
        this.to = address;
        if (!(await this.agreed('rcpt', '250 2.1.5 ok'))) this.to = null;
        return;
      case 'DATA':
        if (this.to === null) return this.say('503 5.5.1 RCPT first\r\n');
        if (await this.agreed('data', '354 go on')) await this.receive();
        return;
      case 'RSET':
        this.from = this.to = null;
        return this.answer('rset', '250 2.0.0 ok');
      case 'QUIT':
        await this.answer('quit', '221 2.0.0 bye');
        this.socket.end();
        throw new Over();
      default:
        return this.say('500 5.5.2 what?\r\n');
    }
  }

  private greetings(): string {
    const { auth, pipelining = true } = this.server.options;
    const extensions = [...(pipelining ? ['PIPELINING'] : []), ...(auth ? ['AUTH PLAIN'] : []), 'ENHANCEDSTATUSCODES'];
    return ['fault.example', ...extensions]
      .map((word, at) => `250${at < extensions.length ? '-' : ' '}${word}`)
      .join('\r\n');
  }

  private login(line: string): string {
    const { auth } = this.server.options;
    const given = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString();
    return auth && given === `\0${auth.user}\0${auth.pass}` ? '235 2.7.0 ok' : '535 5.7.8 bad credentials';
  }

  /** Reads the message to its final dot. `body` is asked once its first octets are here, before any more are read. */
  private async receive(): Promise<void> {
    while (this.buffer.length === 0) await this.more();
    await this.perform(this.asked('body'));
    let end = this.buffer.indexOf(END);
    for (; end < 0; end = this.buffer.indexOf(END)) await this.more();
    const message = this.buffer.subarray(0, end);
    this.buffer = this.buffer.subarray(end + END.length);
    const act = this.asked('dot');
    const accepts = act?.keep ?? (act?.say === undefined && (act?.then ?? 'go on') === 'go on');
    if (accepts)
      await this.server.keep({
        ...{ key: keyOf(message), from: this.from ?? '', to: this.to ?? '', size: message.length },
        ...(this.server.options.heads && { head: message.toString('latin1').split('\r\n\r\n')[0] }),
      });
    await this.perform(act, '250 2.0.0 accepted');
    this.from = this.to = null;
  }

  private asked(at: Moment): Act | undefined {
    return this.server.script(at, { connection: this.number, mail: this.server.mails, recipient: this.to });
  }

  private answer(at: Moment, usual: string): Promise<void> {
    return this.perform(this.asked(at), usual);
  }

  /** True when what was said is a yes. */
  private async agreed(at: Moment, usual: string): Promise<boolean> {
    const act = this.asked(at);
    await this.perform(act, usual);
    return /^[23]/.test([act?.say ?? usual].flat().join(''));
  }

  private async perform(act: Act = {}, usual?: string): Promise<void> {
    const { wait, say = usual, then = 'go on' } = act;
    if (wait) await sleep(wait);
    if (typeof say === 'string' && (then === 'go on' || act.say)) this.say(`${say}\r\n`);
    else if (typeof say === 'object')
      for (const piece of say) {
        this.say(piece);
        await sleep(5);
      }
    if (then === 'go on') return;
    if (act.say) await sleep(20); // what was said arrives before the end does
    if (then === 'drop') this.socket.destroy();
    if (then === 'reset') this.socket.resetAndDestroy();
    throw new Over();
  }

  private say(text: string): void {
    if (this.socket.writable) this.socket.write(text);
  }

  private async line(): Promise<string> {
    for (;;) {
      const end = this.buffer.indexOf('\r\n');
      if (end >= 0) {
        const line = this.buffer.subarray(0, end).toString('latin1');
        this.buffer = this.buffer.subarray(end + 2);
        return line;
      }
      await this.more();
    }
  }

  private async more(): Promise<void> {
    const { value, done } = await this.chunks.next();
    if (done) throw new Over();
    this.buffer = Buffer.concat([this.buffer, value]);
  }
}

const keyOf = (message: Buffer): string | null =>
  /^X-Bellwether-Key: (\S+)/im.exec(message.subarray(0, 16_384).toString('latin1'))?.[1] ?? null;
