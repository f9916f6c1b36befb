// The oracle of the fault tests: one line for each mail that a server accepted, on disk before the sender hears of it.
import { open, type FileHandle } from 'node:fs/promises';

export interface Accepted {
  /** what the key header says, or null */
  readonly key: string | null;
  readonly from: string;
  readonly to: string;
  readonly size: number;
  /** the header lines, where the server was told to keep them */
  readonly head?: string;
}

/** Lines that come together share one fsync. */
export class Sink {
  private waiting: { readonly line: string; readonly done: (error?: unknown) => void }[] = [];
  private writing: Promise<void> | null = null;

  private constructor(private readonly file: FileHandle) {}

  static async open(path: string): Promise<Sink> {
    return new Sink(await open(path, 'a'));
  }

  /** Resolves once the line is safe from a kill and from a loss of power. */
  add(accepted: Accepted): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error?: unknown) =>
        error === undefined ? resolve() : reject(new Error('The sink can’t write', { cause: error }));
      this.waiting.push({ line: `${JSON.stringify(accepted)}\n`, done });
      this.writing ??= this.write();
    });
  }

  async close(): Promise<void> {
    await this.writing;
    await this.file.close();
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0);
      let failure: unknown;
      try {
        await this.file.appendFile(batch.map(({ line }) => line).join(''));
        await this.file.sync();
      } catch (error) {
        failure = error;
      }
      for (const { done } of batch) done(failure);
    }
    this.writing = null;
  }
}

/** What a sink's file holds; a last line cut off by a kill was never acknowledged and doesn't count. */
export const readSink = (text: string): Accepted[] =>
  text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Accepted);
