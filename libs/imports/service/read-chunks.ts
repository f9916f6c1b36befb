// From a file to chunks of mapped rows, read while the database works on the chunk before.
import { setImmediate as breathe } from 'node:timers/promises';
import { MAX_BATCH, type Rows } from '../reader/read-rows.js';
import type { CompiledMapping } from '../rules/compile-mapping.js';
import type { MappedRow, RawRow, RowError } from '../rules/row.js';
import type { ImportTarget } from './import-target.js';

/** A row with what became of it: mapped, left out (neither), or in error. */
export interface Item {
  readonly raw: RawRow;
  readonly row: MappedRow | null;
  readonly errors: readonly RowError[];
}

export interface Chunk {
  readonly items: readonly Item[];
  /** bytes of the file read so far */
  readonly bytes: number;
}

/** Room for rows that are kept back to stay together. */
export const BATCH_TOGETHER = MAX_BATCH - 50;
/** Rows mapped at a stretch: in between the answers of the database are heard. */
const STRETCH = 100;

export async function* readChunks(
  rows: Rows,
  compiled: CompiledMapping,
  together: ImportTarget['together'],
): AsyncGenerator<Chunk> {
  let waiting: Item[] = [];
  for await (const batch of rows) {
    for (let at = 0; at < batch.length; at += STRETCH) {
      waiting.push(...batch.slice(at, at + STRETCH).map((raw) => itemOf(raw, compiled)));
      await breathe();
    }
    const size = together ? cutOf(waiting, together) : waiting.length;
    if (size > 0) yield { items: waiting.slice(0, size), bytes: rows.progress().bytes };
    waiting = waiting.slice(size);
  }
  for (; waiting.length > 0; waiting = waiting.slice(MAX_BATCH))
    yield { items: waiting.slice(0, MAX_BATCH), bytes: rows.progress().bytes };
}

function itemOf(raw: RawRow, compiled: CompiledMapping): Item {
  const mapped = compiled.apply(raw);
  return mapped.ok ? { raw, row: mapped.value, errors: [] } : { raw, row: null, errors: mapped.error };
}

/** How many go now: the last group may not be whole yet, unless it fills a chunk by itself. */
function cutOf(items: readonly Item[], together: (row: MappedRow) => string): number {
  const belongs = (n: number): boolean => {
    const [before, row] = [items[n - 1]?.row, items[n]?.row];
    return before != null && row != null && together(before) === together(row);
  };
  let cut = Math.min(MAX_BATCH, items.length - 1);
  while (cut > 0 && belongs(cut)) cut -= 1;
  return cut === 0 && items.length > MAX_BATCH ? MAX_BATCH : cut;
}
