// The door of the reader: a stream of bytes in, batches of rows out, whatever the format, encoding or packing.
// Memory holds a batch, a chunk and at most one record, however large the file.
import type { Readable } from 'node:stream';
import { CodedException, err, ok, type Result } from '#kernel';
import type { Mapping } from '../rules/mapping.js';
import type { Header, RawRow } from '../rules/row.js';
import { ByteSource, takeHead } from './byte-source.js';
import { CsvScanner } from './csv-scanner.js';
import { decoderOf, encodingOf } from './encoding.js';
import { JsonLinesScanner } from './json-lines-scanner.js';
import { JsonScanner } from './json-scanner.js';
import { Reading, type Progress } from './reading.js';
import { RowCollector } from './row-collector.js';
import { MAX_RECORD, type Emit, type Scanner } from './scanner.js';
import { dialectOf, formatOf, isEnvelope, jsonLayoutOf, refuseBinary, type Format } from './sniff.js';

const HEAD_BYTES = 64 * 1024;
export const MAX_BATCH = 1000;

/** Everything may be left out: what isn't said is found out from the first 64 KB. */
export interface ReadOptions {
  readonly format?: Format | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
  /** JSON: names the array of records goes by inside an object */
  readonly records?: readonly string[] | undefined;
  /** JSON: path of a list in each record whose elements are the rows; their record is at `^` */
  readonly each?: string | undefined;
  /** Rows to pass over: the `index` of the last row that is already in */
  readonly skip?: number | undefined;
  /** Rows a batch, at most 1,000; a batch also ends at about 4 MB of text */
  readonly batch?: number | undefined;
  /** Characters a record may have, at most (and when absent) 8 Mi */
  readonly maxRecord?: number | undefined;
}

export interface Layout {
  readonly format: Format;
  readonly encoding: string;
  /** CSV only */
  readonly delimiter: string | null;
  readonly header: Header;
}

/** The rows of one file, to be iterated once; leaving the loop early closes the source. */
export interface Rows extends AsyncIterable<RawRow[]> {
  readonly layout: Layout;
  progress(): Progress;
  /** Not needed once iteration has begun. */
  close(): Promise<void>;
}

/** What a mapping says of the files it is for. */
export const readOptionsOf = ({ format }: Mapping): ReadOptions => ({
  format: format.kind,
  encoding: format.encoding,
  delimiter: format.delimiter,
  records: format.records,
  each: format.each,
});

/**
 * Reads as far as the header. Codes: FILE_EMPTY, FORMAT_UNKNOWN, ENCODING_UNKNOWN, HEADER_UNREADABLE, GZIP_DAMAGED.
 * Trouble in a record is the `error` of its row. A packed file that breaks off later throws GZIP_DAMAGED after the rows
 * before it; trouble of the source itself passes through as it is.
 */
export async function openRows(source: Readable, options: ReadOptions = {}): Promise<Result<Rows>> {
  const bytes = new ByteSource(source);
  const chunks = bytes.chunks();
  let opened: Result<Rows> | undefined;
  try {
    opened = await open(bytes, chunks, options);
  } catch (error) {
    if (!(error instanceof CodedException)) throw error;
    opened = { ok: false, error: error.error };
  } finally {
    if (!opened?.ok) await chunks.return(undefined);
  }
  return opened;
}

async function open(bytes: ByteSource, chunks: AsyncGenerator<Buffer>, options: ReadOptions): Promise<Result<Rows>> {
  const { head, ended } = await takeHead(chunks, HEAD_BYTES);
  const refused = refuseBinary(head);
  if (!refused.ok) return refused;
  const encoding = encodingOf(head, options.encoding);
  if (!encoding.ok) return encoding;
  const decoder = decoderOf(encoding.value);
  const text = decoder.write(head.subarray(encoding.value.bom)) + (ended ? decoder.end() : '');
  const format = options.format ? ok(options.format) : formatOf(text);
  if (!format.ok) return format;

  const nested = format.value !== 'csv';
  const collector = new RowCollector({
    nested,
    batch: batchSize(options),
    skip: options.skip ?? 0,
    each: options.each,
  });
  const { scanner, delimiter } = scannerFor(format.value, text, options, collector.add);
  const reading = new Reading(bytes, chunks, decoder, scanner, collector, nested);
  reading.push(text);
  if (ended) reading.finish();
  const header = await reading.untilHeader();
  if (collector.headerFault)
    return err(
      'HEADER_UNREADABLE',
      `The first line, which names the columns, can't be read. ${collector.headerFault.message}`,
    );
  if (!header) return err('FILE_EMPTY', 'The file has no records.');
  return ok({
    layout: { format: format.value, encoding: encoding.value.name, delimiter, header },
    progress: () => reading.progress(),
    close: () => reading.close(),
    [Symbol.asyncIterator]: () => reading.batches(),
  });
}

const batchSize = ({ batch = MAX_BATCH }: ReadOptions): number => Math.min(Math.max(batch, 1), MAX_BATCH);

function scannerFor(
  format: Format,
  head: string,
  options: ReadOptions,
  emit: Emit,
): { scanner: Scanner; delimiter: string | null } {
  const max = Math.min(options.maxRecord ?? MAX_RECORD, MAX_RECORD);
  const wanted = options.records ?? [];
  if (format === 'json-lines' && !isEnvelope(head, wanted))
    return { scanner: new JsonLinesScanner(emit, max), delimiter: null };
  if (format !== 'csv')
    return { scanner: new JsonScanner(jsonLayoutOf(head, wanted), wanted, emit, max), delimiter: null };
  const dialect = dialectOf(head, options.delimiter);
  return { scanner: new CsvScanner(dialect, emit, max), delimiter: dialect.delimiter };
}
