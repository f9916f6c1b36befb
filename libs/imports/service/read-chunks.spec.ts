import { Readable } from 'node:stream';
import fc from 'fast-check';
import { unwrap } from '#kernel';
import { MAX_BATCH, openRows } from '../reader/read-rows.js';
import { compileMapping } from '../rules/compile-mapping.js';
import { parseMapping } from '../rules/mapping.js';
import { textOf } from '../rules/values-of.js';
import { BATCH_TOGETHER, readChunks } from './read-chunks.js';

const mapping = unwrap(
  parseMapping({ name: 'm', title: 'M', target: 't', columns: { key: { from: 'key', required: true } } }),
);

/** Sizes of groups become chunks, each as the list of its keys. */
async function chunksOf(groups: readonly number[], together: boolean): Promise<string[][]> {
  const keys = groups.flatMap((size, n) => Array.from({ length: size }, () => `k${n}`));
  const source = Readable.from([`key\n${keys.join('\n')}\n`]);
  const rows = unwrap(await openRows(source, together ? { batch: BATCH_TOGETHER } : {}));
  const compiled = unwrap(compileMapping(mapping, rows.layout.header));
  const chunks: string[][] = [];
  for await (const { items } of readChunks(rows, compiled, together ? (row) => textOf(row, 'key') ?? '' : undefined))
    chunks.push(items.map(({ row }) => (row && textOf(row, 'key')) ?? ''));
  expect(chunks.flat()).toEqual(keys);
  for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(MAX_BATCH);
  return chunks;
}

describe('chunks', () => {
  it('are as they are read where rows stand alone', async () => {
    expect((await chunksOf([2_500], false)).map((chunk) => chunk.length)).toEqual([1_000, 1_000, 500]);
  });

  it('never part rows that belong together, unless these are more than a chunk', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 80 }), async (groups) => {
        const chunks = await chunksOf(groups, true);
        const parted = chunks.filter((chunk, n) => n > 0 && chunk[0] === chunks[n - 1]?.at(-1));
        expect(parted).toEqual([]);
      }),
      { numRuns: 30 },
    );
    expect((await chunksOf([10, 2_300, 10], true)).every((chunk) => chunk.length > 0)).toBe(true);
  });

  it('carry what could not be mapped, in its place', async () => {
    const rows = unwrap(await openRows(Readable.from(['key\na\n" "x\nb\n'])));
    const compiled = unwrap(compileMapping(mapping, rows.layout.header));
    const items = [];
    for await (const chunk of readChunks(rows, compiled, undefined)) items.push(...chunk.items);
    expect(items.map(({ row, errors }) => [row?.values['key'], errors.map(({ code }) => code)])).toEqual([
      ['a', []],
      [undefined, ['CSV_QUOTE_MISPLACED']],
      ['b', []],
    ]);
  });
});
