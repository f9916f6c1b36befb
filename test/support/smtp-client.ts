// A mail program for tests: hands raw mails to a server and says what it answered.
import { createConnection, type Socket } from 'node:net';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export class SmtpClient {
  private constructor(
    private readonly socket: Socket,
    private readonly lines: AsyncIterator<string>,
  ) {}

  static async connect(port: number): Promise<SmtpClient> {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    const client = new SmtpClient(socket, createInterface({ input: socket })[Symbol.asyncIterator]());
    await client.answer();
    await client.say('EHLO test.example');
    return client;
  }

  /** The first refusal, or what was said to the final dot. */
  async send(from: string, to: string | readonly string[], raw: string | Buffer): Promise<string> {
    const mail = await this.say(`MAIL FROM:<${from}>`);
    if (!mail.startsWith('2')) return mail;
    for (const each of [to].flat()) {
      const answer = await this.say(`RCPT TO:<${each}>`);
      if (answer.startsWith('2')) continue;
      await this.say('RSET');
      return answer;
    }
    await this.say('DATA');
    const text = (typeof raw === 'string' ? Buffer.from(raw) : raw).toString('latin1').replace(/^\./gm, '..');
    this.socket.write(Buffer.from(`${text}\r\n.\r\n`, 'latin1'));
    return this.answer();
  }

  async say(line: string): Promise<string> {
    this.socket.write(`${line}\r\n`);
    return this.answer();
  }

  close(): void {
    this.socket.destroy();
  }

  private async answer(): Promise<string> {
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done) return 'closed';
      if (/^\d{3}( |$)/.test(value)) return value;
    }
  }
}

/** Headers and a body, with the line ends of the wire. */
export const rawMail = (headers: Record<string, string>, body = ''): string =>
  [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', ...body.split('\n')].join('\r\n');
