// A mail server that can be told to fail at any point of the conversation, and that knows which mails it has accepted.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { Conversation, type Host, type Manners } from './conversation.js';
import { good, type Script } from './script.js';
import { Sink, type Accepted } from './sink.js';

export interface FaultServerOptions extends Manners {
  readonly script?: Script;
  readonly port?: number;
  /** speaks TLS from the first octet */
  readonly tls?: TlsOptions;
  /** file that gets a line for each accepted mail */
  readonly sink?: string;
}

export class FaultServer implements Host {
  /** in the order in which they were accepted */
  readonly accepted: Accepted[] = [];
  /** replaced at any time; the next moment asks the new one */
  script: Script;
  connections = 0;
  mails = 0;
  private readonly open = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly options: FaultServerOptions,
    private readonly sink: Sink | null,
  ) {
    this.script = options.script ?? good;
  }

  static async start(options: FaultServerOptions = {}): Promise<FaultServer> {
    const sink = options.sink ? await Sink.open(options.sink) : null;
    const server = options.tls ? createTlsServer(options.tls) : createServer();
    const faulty = new FaultServer(server, options, sink);
    server.on(options.tls ? 'secureConnection' : 'connection', (socket: Socket) => faulty.converse(socket));
    server.listen(options.port ?? 0, '127.0.0.1');
    await once(server, 'listening');
    return faulty;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Keeps a mail: on disk first, then in `accepted`. */
  async keep(mail: Accepted): Promise<void> {
    await this.sink?.add(mail);
    this.accepted.push(mail);
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.open) socket.destroy();
    await closed;
    await this.sink?.close();
  }

  private converse(socket: Socket): void {
    this.connections += 1;
    this.open.add(socket);
    socket.on('close', () => this.open.delete(socket));
    socket.on('error', () => undefined); // senders are killed in these tests
    void new Conversation(this, socket, this.connections).run();
  }
}

/** A port on which nobody listens. */
export async function deafPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
