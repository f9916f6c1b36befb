// Who is meant by each line of a file for a list: how a header names its columns, and what is wrong with a line.
import { parse } from 'csv-parse/sync';
import { err, ok, type Result } from '#kernel';
import type { SubjectKind } from '#facts/rules';

export const MAX_LINES = 50_000;

/** How a line names somebody: by our id, by a key of another system, by an address, or by a name. */
export const COLUMNS = ['id', 'externalId', 'source', 'email', 'name'] as const;
export type ListColumn = (typeof COLUMNS)[number];

export interface ListLine {
  /** 1 is the header */
  readonly line: number;
  readonly values: Readonly<Partial<Record<ListColumn, string>>>;
}

/** A line that put nobody on the list. */
export interface ListReject {
  readonly line: number;
  readonly value: string;
  readonly code: string;
  readonly message: string;
}

const HEADERS: Readonly<Record<string, ListColumn>> = {
  id: 'id',
  accountid: 'id',
  contactid: 'id',
  externalid: 'externalId',
  key: 'externalId',
  source: 'source',
  email: 'email',
  mail: 'email',
  name: 'name',
  account: 'name',
  accountname: 'name',
};

interface Told {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const OPTIONS = (delimiter: string) => ({
  bom: true,
  delimiter,
  info: true,
  relax_column_count: true,
  skip_empty_lines: true,
  trim: true,
});

/** Comma, semicolon or tab; a mark of byte order, quotes and line breaks within quotes are as spreadsheets write them. */
export function readListFile(text: string, object: SubjectKind): Result<readonly ListLine[]> {
  const [first = ''] = text.split(/\r?\n/, 1);
  const delimiter = [';', '\t', ','].find((each) => first.includes(each)) ?? ',';
  let read: readonly Told[];
  try {
    // With info, the package's own types say only what it answers without.
    read = parse(text, OPTIONS(delimiter)) as unknown as readonly Told[];
  } catch (error) {
    return err(
      'LIST_FILE_UNREADABLE',
      `This is no CSV: ${error instanceof Error ? error.message : 'it cannot be read'}.`,
    );
  }
  const [header, ...lines] = read;
  const columns = (header?.record ?? []).map((name) => HEADERS[name.toLowerCase().replaceAll(/[\s_-]/g, '')]);
  const names = object === 'contact' ? ['id', 'email'] : ['id', 'externalId', 'name'];
  if (!columns.some((column) => column && names.includes(column)))
    return err('LIST_FILE_COLUMNS', `The first line has to name a column: ${names.join(', ')}.`);
  if (lines.length > MAX_LINES)
    return err('LIST_FILE_LARGE', `A file has at most ${MAX_LINES} lines. Cut it into several.`);
  return ok(
    lines.map(({ record, info }) => ({
      line: info.lines,
      values: Object.fromEntries(columns.flatMap((column, n) => (column && record[n] ? [[column, record[n]]] : []))),
    })),
  );
}

export const reject = ({ line, values }: ListLine, code: string, message: string): ListReject => ({
  line,
  value: (values.id ?? values.externalId ?? values.email ?? values.name ?? '').slice(0, 120),
  code,
  message,
});
