// Keyset pages: a cursor is the sort key of the last row seen, so page 10,000 costs what page 1 does.
import { err, ok, type Result } from './result.js';

export type Direction = 'ASC' | 'DESC';

export interface PageRequest {
  /** 1 to 200, 25 when absent */
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface Page<T> {
  readonly nodes: T[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

/** Counts stop at a cap: exact totals over millions of rows are not worth their price. */
export interface CappedCount {
  readonly value: number;
  readonly capped: boolean;
}

export const MAX_PAGE = 200;
export const DEFAULT_PAGE = 25;
export const COUNT_CAP = 1000;

/** Opaque to clients; [sort value as text, id]. */
export const encodeCursor = (key: readonly [string, string]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

export function decodeCursor(cursor: string): Result<[string, string]> {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && key.length === 2 && key.every((part) => typeof part === 'string'))
      return ok(key as [string, string]);
  } catch {
    // falls through to the coded error
  }
  return err('CURSOR_INVALID', 'This page link is damaged. Open the list again from its first page.');
}

export function pageSize(first: number | null | undefined): Result<number> {
  const size = first ?? DEFAULT_PAGE;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE)
    return err('PAGE_SIZE_INVALID', `Ask for 1 to ${MAX_PAGE} rows a page.`, { first });
  return ok(size);
}
