// Has mails read in a thread of their own, one after another, each within its time; a thread that overran is replaced.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '#kernel';
import type { ParsedMail } from '../rules/index.js';

const FILE = join(process.cwd(), 'libs', 'inbound', 'reader', 'parse.mjs');
const MEMORY_MB = 256;

interface Answer {
  readonly number: number;
  readonly mail?: ParsedMail;
  readonly error?: string;
}

const unreadable = (why: string): Result<never> => err('MAIL_UNREADABLE', `This mail can't be read: ${why}.`);

export class MailReader {
  private thread: Worker | null = null;
  private queue: Promise<unknown> = Promise.resolve();
  private number = 0;

  /** Milliseconds that one mail may take. */
  constructor(private readonly patience = 10_000) {}

  /** Never throws for what a mail holds. */
  read(raw: Buffer): Promise<Result<ParsedMail>> {
    const result = this.queue.then(() => this.readNow(raw));
    this.queue = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.queue;
    await this.stop();
  }

  private async readNow(raw: Buffer): Promise<Result<ParsedMail>> {
    const thread = (this.thread ??= this.start());
    const number = (this.number += 1);
    let answered = false;
    const result = await new Promise<Result<ParsedMail>>((resolve) => {
      const late = () => settle(unreadable(`it takes more than ${this.patience} ms`));
      const timer = setTimeout(late, this.patience);
      const settle = (answer: Result<ParsedMail>) => {
        clearTimeout(timer);
        thread.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
        thread.on('error', () => undefined);
        resolve(answer);
      };
      thread.on('message', ({ number: of, mail, error }: Answer) => {
        if (of !== number) return;
        answered = true;
        settle(mail ? ok(mail) : unreadable(error ?? 'no reason given'));
      });
      thread.on('error', (error) => settle(unreadable(error instanceof Error ? error.message : 'the reader failed')));
      thread.on('exit', () => settle(unreadable('the reader ended')));
      thread.postMessage({ number, raw });
    });
    if (!answered) await this.stop();
    return result;
  }

  private start(): Worker {
    const thread = new Worker(FILE, {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    thread.unref();
    return thread;
  }

  private async stop(): Promise<void> {
    const thread = this.thread;
    this.thread = null;
    await thread?.terminate();
  }
}
