import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { SocketWatch } from './socket-watch.js';

/** A socket to a server that reads nothing. */
async function deaf(use: (socket: Socket) => Promise<void>): Promise<void> {
  const server = createServer((peer) => peer.pause().on('error', () => undefined)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined);
  await once(socket, 'connect');
  await use(socket);
  socket.destroy();
  server.close();
}

const text = (of: string) => Buffer.from(of);

describe('a watched socket', () => {
  it('follows the commands and sees the end of the message, however it is cut up', async () => {
    await deaf(async (socket) => {
      let dots = 0;
      const watch = new SocketWatch(socket, () => (dots += 1));
      const phases = ['MAIL FROM:<a>\r\n', 'RCPT TO:<b>\r\n', 'DATA\r\n', 'line\r\n.', '.x\r', '\n', '.\r'].map(
        (bytes) => {
          socket.write(text(bytes));
          return watch.phase;
        },
      );
      expect(phases).toEqual(['mail', 'rcpt', 'data', 'body', 'body', 'body', 'body']);
      expect([watch.dotSent, dots]).toEqual([false, 0]);
      socket.write(text('\n'));
      expect([watch.dotSent, watch.phase, dots]).toEqual([true, 'reply', 1]);
      watch.start();
      expect([watch.dotSent, watch.phase]).toEqual([false, 'mail']);
    });
  });

  it('goes on counting the dot as sent once the system has it', async () => {
    await deaf(async (socket) => {
      const watch = new SocketWatch(socket, () => undefined);
      socket.write(text('DATA\r\n'));
      await new Promise<void>((resolve) => socket.write(text('hello\r\n.\r\n'), () => resolve()));
      socket.destroy();
      await once(socket, 'close');
      expect(watch.dotSent).toBe(true);
    });
  });

  it('knows that a dot stuck behind a full buffer has not left, once the socket is closed', async () => {
    await deaf(async (socket) => {
      const watch = new SocketWatch(socket, () => undefined);
      socket.write(Buffer.alloc(32 * 1024 * 1024, 'x'));
      socket.write(text('DATA\r\n'));
      socket.write(text('hello'));
      socket.write(text('\r\n.\r\n'));
      expect(watch.dotSent).toBe(true);
      socket.destroy();
      await once(socket, 'close');
      expect([watch.dotSent, watch.phase]).toEqual([false, 'body']);
    });
  });
});
