// Watches what is written to a mail server's socket, to know how far a message got and whether its final dot can have left.
import type { Socket } from 'node:net';
import type { Phase } from './rules/index.js';

const FINAL_DOT = '\r\n.\r\n';
const COMMANDS = [
  ['MAIL FROM:', 'mail'],
  ['RCPT TO:', 'rcpt'],
  ['DATA', 'data'],
] as const;

type Written = (error?: Error | null) => void;

/**
 * Put on the socket that SMTP is spoken over, so on the TLS socket where there is one. The final dot counts from the moment
 * it is given to the socket, until the socket says that it could not be written: the operating system never had it, so the
 * server can't have it either.
 */
export class SocketWatch {
  private reached: Phase = 'mail';
  private tail = '';
  private dot: 'not yet' | 'given' | 'lost' = 'not yet';

  constructor(
    socket: Socket,
    private readonly onDot: () => void,
  ) {
    const write = socket.write.bind(socket) as (
      chunk: Uint8Array,
      encoding?: BufferEncoding,
      done?: Written,
    ) => boolean;
    socket.write = (chunk: string | Uint8Array, encoding?: BufferEncoding | Written, done?: Written): boolean => {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      const callback = typeof encoding === 'function' ? encoding : done;
      return write(bytes, undefined, this.note(bytes) ? this.settling(callback) : callback);
    };
  }

  /** A new message starts on this connection. */
  start(): void {
    this.reached = 'mail';
    this.tail = '';
    this.dot = 'not yet';
  }

  get phase(): Phase {
    return this.dotSent ? 'reply' : this.reached;
  }

  get dotSent(): boolean {
    return this.dot === 'given';
  }

  /** True when these bytes end the message. Commands come one a write, and the dot is doubled wherever else it starts a line. */
  private note(bytes: Uint8Array): boolean {
    if (this.reached !== 'data' && this.reached !== 'body') {
      const start = Buffer.from(bytes.subarray(0, 10)).toString('latin1').toUpperCase();
      this.reached = COMMANDS.find(([command]) => start.startsWith(command))?.[1] ?? this.reached;
      return false;
    }
    this.reached = 'body';
    this.tail = (this.tail + Buffer.from(bytes.subarray(-FINAL_DOT.length)).toString('latin1')).slice(
      -FINAL_DOT.length,
    );
    if (this.dot !== 'not yet' || this.tail !== FINAL_DOT) return false;
    this.dot = 'given';
    this.onDot();
    return true;
  }

  private settling(callback: Written | undefined): Written {
    return (error) => {
      if (error) this.dot = 'lost';
      callback?.(error);
    };
  }
}
