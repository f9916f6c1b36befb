// The state between bytes and batches: pulls a chunk when a batch is wanted and none is ready.
import type { Header, RawRow } from '../rules/row.js';
import type { ByteSource } from './byte-source.js';
import type { Decoder } from './encoding.js';
import { isSuspect, type RowCollector } from './row-collector.js';
import type { Scanner } from './scanner.js';

export interface Progress {
  /** of the file as stored, to hold against its size */
  readonly bytes: number;
  readonly line: number;
  readonly rows: number;
}

export class Reading {
  private ended = false;
  private failure: Error | null = null;

  constructor(
    private readonly bytes: ByteSource,
    private readonly chunks: AsyncGenerator<Buffer>,
    private readonly decoder: Decoder,
    private readonly scanner: Scanner,
    private readonly collector: RowCollector,
    private readonly nested: boolean,
  ) {}

  push(text: string): void {
    this.collector.suspect ||= isSuspect(text, this.nested);
    this.scanner.push(text);
  }

  finish(): void {
    this.ended = true;
    this.scanner.end();
  }

  async untilHeader(): Promise<Header | null> {
    for (;;) {
      const header = this.collector.header ?? this.collector.sampleHeader();
      if (header || this.ended) return header;
      await this.pull();
      if (this.failure) throw this.failure;
    }
  }

  progress(): Progress {
    return { bytes: this.bytes.bytesRead, line: this.scanner.line, rows: this.collector.rows };
  }

  async close(): Promise<void> {
    await this.chunks.return(undefined);
  }

  async *batches(): AsyncGenerator<RawRow[]> {
    try {
      for (;;) {
        const batch = this.collector.take(this.ended);
        if (batch) yield batch;
        else if (this.failure) throw this.failure;
        else if (this.ended) return;
        else await this.pull();
      }
    } finally {
      await this.close();
    }
  }

  /** A source that breaks off ends the rows; the failure is thrown once they are out. */
  private async pull(): Promise<void> {
    try {
      const next = await this.chunks.next();
      this.push(next.done ? this.decoder.end() : this.decoder.write(next.value));
      if (next.done) this.finish();
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error), { cause: error });
      this.ended = true;
    }
  }
}
