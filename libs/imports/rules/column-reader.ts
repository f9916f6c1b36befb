// Finds a mapping's columns in a file's header. `AccountId`, `account_id` and `Account ID` are one name, so that a mapping
// fits a system's API, its CSV export and a warehouse's copy of either.
import { atPath, OUTER } from './json-path.js';
import type { Header, Json, RawRow } from './row.js';

export type ReadColumn = (row: RawRow) => Json | undefined;

export const foldName = (name: string): string => {
  const folded = name.toLowerCase().replaceAll(/[^\p{L}\p{N}^#]/gu, '');
  return folded || name.toLowerCase();
};

export class ColumnFinder {
  private readonly exact = new Map<string, number[]>();
  private readonly folded = new Map<string, number[]>();
  private readonly read = new Set<number>();

  constructor(private readonly header: Header) {
    header.names.forEach((name, index) => {
      this.exact.set(name, [...(this.exact.get(name) ?? []), index]);
      this.folded.set(foldName(name), [...(this.folded.get(foldName(name)) ?? []), index]);
    });
  }

  /**
   * Positions of the columns a name means: the same spelling before the same folded name. Several columns of one name are
   * told apart as `Comment#1`, `Comment#2`.
   */
  find(name: string): readonly number[] {
    const found = this.exact.get(name) ?? this.folded.get(foldName(name));
    if (found) return found;
    const [, base, place] = /^(.+)#(\d+)$/.exec(name) ?? [];
    const one = base === undefined ? undefined : this.find(base)[Number(place) - 1];
    return one === undefined ? [] : [one];
  }

  /** As the file spells it; a column that isn't there goes by the name that the mapping gives it. */
  spelled(name: string): string {
    const [first] = this.find(name);
    return (first === undefined ? undefined : this.header.names[first]) ?? name;
  }

  /** Several columns of a CSV file bear this name. */
  isAmbiguous(name: string): boolean {
    return !this.header.nested && this.find(name).length > 1;
  }

  /** null where the file has no such column. A name that several columns bear gives a list of their values. */
  reader(name: string): ReadColumn | null {
    const found = this.find(name);
    found.forEach((index) => this.read.add(index));
    if (this.header.nested) {
      // The header of JSON is a sample: a path that isn't in it may turn up later.
      const path = found[0] === undefined ? name : (this.header.names[found[0]] ?? name);
      return ({ record }) => (record ? atPath(record, path) : undefined);
    }
    const [first, ...more] = found;
    if (first === undefined) return null;
    if (more.length === 0) return ({ cells }) => cells[first];
    return ({ cells }) => found.map((index) => cells[index] ?? '');
  }

  /** Columns that nothing has asked for. */
  unread(): string[] {
    return this.header.names.filter((name, index) => !this.read.has(index) && !name.startsWith(`${OUTER}.`));
  }
}
