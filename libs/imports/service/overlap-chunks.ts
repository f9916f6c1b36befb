// Lets a chunk begin while the database still finishes the one before: reading and writing then take turns on neither side. They
// land in the order of the file all the same, and where one fails the other gives way and both are loaded again, alone.
import type { MappedRow } from '../rules/row.js';
import type { LoadChunks } from './load-chunks.js';
import type { Chunk, Item } from './read-chunks.js';

interface Flight extends Chunk {
  readonly keys: ReadonlySet<string>;
  /** its locks are taken, or it has failed */
  readonly begun: Promise<unknown>;
  /** whether it is committed; never rejects */
  readonly landed: Promise<boolean>;
}

export class OverlapChunks {
  private flight: Flight | undefined;

  /** `together`: undefined where chunks go one after another. */
  constructor(
    private readonly chunks: LoadChunks,
    private readonly together: ((row: MappedRow) => string) | undefined,
  ) {}

  /** Comes back when the next chunk may be given: all before this one is committed, and this one is under way. */
  async load(chunk: Chunk): Promise<void> {
    if (!this.together) return this.chunks.load(chunk.items, chunk.bytes);
    const keys = keysOf(chunk.items, this.together);
    if (this.flight && overlaps(keys, this.flight.keys)) await this.settle();
    const before = this.flight;
    const flight = this.start(chunk, keys, before);
    this.flight = flight;
    await flight.begun;
    if (!before || (await before.landed)) return;
    await flight.landed;
    this.flight = undefined;
    for (const { items, bytes } of [before, flight]) await this.chunks.load(items, bytes);
  }

  /** Until the last one is committed. */
  async settle(): Promise<void> {
    const last = this.flight;
    this.flight = undefined;
    if (last && !(await last.landed)) await this.chunks.load(last.items, last.bytes);
  }

  /** Nothing of this run stays open; what isn't committed is left to whoever takes the run up again. */
  async drop(): Promise<void> {
    await this.flight?.landed;
  }

  private start(chunk: Chunk, keys: ReadonlySet<string>, before: Flight | undefined): Flight {
    let begin: (() => void) | undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const landed = this.chunks
      .commit(chunk.items, chunk.bytes, { begun: () => begin?.(), landed: before?.landed ?? Promise.resolve(true) })
      // Why it failed is found out, and said, when it is loaded alone.
      .then(
        () => true,
        () => false,
      );
    return { ...chunk, keys, landed, begun: Promise.race([begun, landed]) };
  }
}

const keysOf = (items: readonly Item[], together: (row: MappedRow) => string): ReadonlySet<string> =>
  new Set(items.flatMap(({ row }) => (row ? [together(row)] : [])));

const overlaps = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((key) => b.has(key));
