// Texts, and what people said of them, out of anybody's CSV or JSON file: no database, no mapping.
import { createReadStream } from 'node:fs';
import { givenFile, openRows } from '#imports';
import type { Json } from '#imports/rules';
import { fail, unwrap } from '#kernel';

export interface LabelledText {
  readonly text: string;
  /** as written, trimmed; null where no column was asked for */
  readonly label: string | null;
}

export interface LabelledTexts {
  readonly rows: readonly LabelledText[];
  /** rows that could not be read, or had no text */
  readonly skipped: number;
}

export interface TextColumns {
  readonly file: string;
  readonly textColumn: string;
  readonly labelColumn?: string;
  readonly delimiter?: string;
}

/** Codes: FILE_NOT_FOUND, those of the reader, COLUMN_UNKNOWN, NO_TEXTS. */
export async function labelledTexts({ file, textColumn, labelColumn, delimiter }: TextColumns): Promise<LabelledTexts> {
  const { path } = unwrap(await givenFile(file));
  const opened = unwrap(await openRows(createReadStream(path), { delimiter }));
  const { names, nested } = opened.layout.header;
  const placeOf = (column: string): number => {
    const at = names.indexOf(column);
    if (at === -1) fail('COLUMN_UNKNOWN', `There is no column "${column}". The file has: ${names.join(', ')}.`);
    return at;
  };
  const textAt = placeOf(textColumn);
  const labelAt = labelColumn === undefined ? null : placeOf(labelColumn);
  const rows: LabelledText[] = [];
  let skipped = 0;
  for await (const batch of opened)
    for (const { cells, record, error } of batch) {
      const value = (at: number) => (nested ? plain(record?.[names[at] ?? '']) : (cells[at] ?? ''));
      const text = error ? '' : value(textAt);
      if (text.trim() === '') skipped += 1;
      else rows.push({ text, label: labelAt === null ? null : value(labelAt).trim() });
    }
  if (rows.length === 0) fail('NO_TEXTS', `No row of ${path} has a text under "${textColumn}".`);
  return { rows, skipped };
}

const plain = (value: Json | undefined): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

/** Which rows hold what was looked for: the label is one of `wanted`, or a list that has one; upper or lower case is the same. */
export function hitsOf(rows: readonly LabelledText[], wanted: readonly string[]): boolean[] {
  const sought = new Set(wanted.map(plainLabel));
  const holds = (label: string) => sought.has(label) || label.split(/[\s,;|]+/).some((part) => sought.has(part));
  const hits = rows.map(({ label }) => holds(plainLabel(label ?? '')));
  const seen = [...new Set(rows.map(({ label }) => label))].slice(0, 10).join(', ');
  if (!hits.includes(true))
    fail('LABEL_UNKNOWN', `No row is labelled "${wanted.join('" or "')}". Labels seen: ${seen}.`);
  return hits;
}

const plainLabel = (label: string): string => label.trim().toLowerCase();

export const rounded = (value: number, places = 4): number => Number(value.toFixed(places));

/** One JSON object, or a line for each figure. */
export function printFigures(figures: Readonly<Record<string, number | string>>, json = false): void {
  const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(18)} ${value}`);
  process.stdout.write(json ? `${JSON.stringify(figures)}\n` : `${lines.join('\n')}\n`);
}
