// What a template sees: plain JSON of limited size, cut off from whatever objects the data came from.
import { fail } from '#kernel';
import { LIST_LIMIT } from './template-tree.js';

export type ViewValue = string | number | boolean | null | readonly ViewValue[] | View;
export interface View {
  readonly [field: string]: ViewValue;
}

const MAX_DEPTH = 8;

/** Lists are cut at 50, instants become ISO text, whatever isn't data is left out. Throws VIEW_TOO_DEEP. */
export function viewOf(data: Readonly<Record<string, unknown>>): View {
  return plain(data, 0) as View;
}

function plain(value: unknown, depth: number): ViewValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object') return undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (depth >= MAX_DEPTH) return fail('VIEW_TOO_DEEP', `The data of a mail is at most ${MAX_DEPTH} levels deep.`);
  if (Array.isArray(value)) return value.slice(0, LIST_LIMIT).map((item) => plain(item, depth + 1) ?? null);
  // No prototype: a field named like a method of Object is only ever a field.
  const view = Object.create(null) as Record<string, ViewValue>;
  for (const [key, field] of Object.entries(value)) {
    const made = plain(field, depth + 1);
    if (made !== undefined && key !== '__proto__') view[key] = made;
  }
  return view;
}
