// Where bytes come from: counts what was read of the file, and unpacks gzip by its first bytes, whatever the file is called.
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CodedException } from '#kernel';

const UNPACKED_CHUNK = 256 * 1024;

export class ByteSource {
  /** of the file as it is stored, packed or not: what progress is measured by */
  bytesRead = 0;

  constructor(private readonly source: Readable) {}

  async *chunks(): AsyncGenerator<Buffer> {
    const input = this.counted();
    const { head, ended } = await takeHead(input, 2);
    if (head[0] !== 0x1f || head[1] !== 0x8b) {
      yield head;
      if (!ended) yield* input;
      return;
    }
    const gunzip = createGunzip({ chunkSize: UNPACKED_CHUNK });
    pipeline(Readable.from(prefixed(head, input), { objectMode: false }), gunzip, () => undefined);
    try {
      for await (const chunk of gunzip) yield chunk as Buffer;
    } catch (error) {
      throw isPackingError(error) ? new CodedException(DAMAGED) : error;
    }
  }

  private async *counted(): AsyncGenerator<Buffer> {
    for await (const chunk of this.source as AsyncIterable<Buffer | string>) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      this.bytesRead += bytes.length;
      yield bytes;
    }
  }
}

const DAMAGED = {
  code: 'GZIP_DAMAGED',
  message: 'The packed file is damaged or cut off. Rows before the damage were read; upload the file again.',
};

const isPackingError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');

/** The first `size` bytes or more, or all there are. */
export async function takeHead(chunks: AsyncIterator<Buffer>, size: number): Promise<{ head: Buffer; ended: boolean }> {
  const parts: Buffer[] = [];
  for (let length = 0; length < size;) {
    const next = await chunks.next();
    if (next.done) return { head: Buffer.concat(parts), ended: true };
    parts.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(parts), ended: false };
}

export async function* prefixed(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  yield* rest;
}
