// The SMTP side of the mail door: who may come in, how much, how long. A mail is accepted once it is stored, and not before.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export interface DoorOptions {
  readonly host: string;
  /** 0: a free one */
  readonly port: number;
  /** octets of one mail */
  readonly maxSize: number;
  /** milliseconds that one mail may take from DATA to its end */
  readonly patience?: number;
  readonly isOurs: (address: string) => boolean;
  /** resolves once the mail is stored; when it rejects, the sender is told to try again later */
  readonly onMail: (sender: string, recipients: readonly string[], raw: Buffer) => Promise<void>;
}

export interface Door {
  readonly port: number;
  close(): Promise<void>;
}

export const DOOR = { clients: 100, perHost: 20, recipients: 50, silence: 60_000, patience: 5 * 60_000 } as const;

const answer = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

export async function openDoor(options: DoorOptions): Promise<Door> {
  const inside = new Map<string, number>();
  const leave = (host: string) => {
    const left = (inside.get(host) ?? 1) - 1;
    if (left > 0) inside.set(host, left);
    else inside.delete(host);
  };
  const server = new SMTPServer({
    size: options.maxSize,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: DOOR.clients,
    socketTimeout: DOOR.silence,
    closeTimeout: 1_000,
    // A stranger may try a few commands before we hang up; our own fault server tests none of them.
    maxAllowedUnauthenticatedCommands: false,
    onConnect: ({ remoteAddress }, callback) => {
      const count = inside.get(remoteAddress) ?? 0;
      if (count >= DOOR.perHost) return callback(answer(421, '4.7.0 too many connections from here, come back later'));
      inside.set(remoteAddress, count + 1);
      callback();
    },
    onClose: ({ remoteAddress }) => leave(remoteAddress),
    onRcptTo: ({ address }, { envelope }, callback) => {
      if (envelope.rcptTo.length >= DOOR.recipients) return callback(answer(452, '4.5.3 too many recipients at once'));
      if (!options.isOurs(address)) return callback(answer(550, '5.1.1 nobody here by that name'));
      callback();
    },
    onData: (stream, session, callback) => {
      take(stream, session, options).then(
        () => callback(null, '2.0.0 stored'),
        (error: unknown) =>
          callback(
            error instanceof Error && 'responseCode' in error
              ? error
              : answer(451, '4.3.0 it could not be stored, try again later'),
          ),
      );
    },
  });
  server.on('error', () => undefined); // a client that hangs up is no reason to stop
  server.listen(options.port, options.host);
  await once(server.server, 'listening'); // rejects where the port is taken
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Octets that all mails on their way in may hold together, in mails of the largest size. */
const ROOM_IN_MAILS = 4;
let held = 0;

async function take(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
  options: DoorOptions,
): Promise<void> {
  const chunks: Buffer[] = [];
  let mine = 0;
  // Drip by drip a mail could hold its place for ever without ever being silent.
  const late = () => stream.destroy(answer(421, '4.4.2 this takes too long'));
  const timer = setTimeout(late, options.patience ?? DOOR.patience);
  try {
    let full = false;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      full ||= held + chunk.length > options.maxSize * ROOM_IN_MAILS;
      if (full || stream.sizeExceeded) continue; // the rest is read and dropped, so that the answer is heard
      chunks.push(chunk);
      mine += chunk.length;
      held += chunk.length;
    }
    if (stream.sizeExceeded) throw answer(552, '5.3.4 the mail is too large');
    if (full) throw answer(452, '4.3.1 no room for it now, try again later');
    const sender = envelope.mailFrom ? envelope.mailFrom.address : '';
    const recipients = envelope.rcptTo.map(({ address }) => address);
    await options.onMail(sender, recipients, Buffer.concat(chunks));
  } finally {
    clearTimeout(timer);
    held -= mine;
  }
}
