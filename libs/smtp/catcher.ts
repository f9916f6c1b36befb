// A mail server for development that keeps what it gets: mails go to the inbox of this install and nowhere else.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export interface CaughtMail {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly raw: Buffer;
  readonly parsed: Email;
}

export interface CatcherOptions {
  /** 0 or absent: a free one */
  readonly port?: number;
  /** octets of one mail; larger ones are refused */
  readonly maxSize?: number;
  /** The mail counts as accepted once this has resolved; when it rejects, the sender is told to try again later. */
  readonly onMail: (mail: CaughtMail) => Promise<void>;
}

export interface Catcher {
  readonly port: number;
  /** for SMTP_URL */
  readonly url: string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const MAX_SIZE = 10 * 1024 * 1024;

/** Listens on this machine only, takes any recipient, asks for no password. */
export async function startCatcher({ port = 0, maxSize = MAX_SIZE, onMail }: CatcherOptions): Promise<Catcher> {
  const server = new SMTPServer({
    size: maxSize,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxAllowedUnauthenticatedCommands: false,
    closeTimeout: 1_000,
    onData: (stream, session, callback) => {
      keep(stream, session, onMail).then(
        (reply) => callback(null, reply),
        (error: unknown) => callback(refusal(error)),
      );
    },
  });
  server.on('error', () => undefined); // a client that hangs up is no reason to stop
  server.listen(port, HOST);
  await once(server.server, 'listening'); // rejects where the port is taken
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    port: taken,
    url: `smtp://${HOST}:${taken}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

class TooLarge extends Error {}

async function keep(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  onMail: CatcherOptions['onMail'],
): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  if (stream.sizeExceeded) throw new TooLarge('5.3.4 the mail is too large');
  const raw = Buffer.concat(chunks);
  const from = envelope.mailFrom ? envelope.mailFrom.address : '';
  await onMail({
    envelope: { from, to: envelope.rcptTo.map(({ address }) => address) },
    raw,
    parsed: await PostalMime.parse(raw),
  });
  return '2.0.0 caught';
}

const refusal = (error: unknown): Error =>
  error instanceof TooLarge
    ? Object.assign(error, { responseCode: 552 })
    : Object.assign(new Error('4.3.0 the mail could not be kept, try again later'), { responseCode: 451 });
