// The audit log's chain: each block's hash covers its entries and the block before, so nothing can be changed or dropped unseen.
import { createHash } from 'node:crypto';

export interface AuditEntry {
  readonly seq: string;
  readonly at: Date;
  readonly actor: string | null;
  readonly action: string;
  readonly subject: string | null;
  readonly detail: unknown;
}

/** Key order of JSON objects is not kept by the database, so it is not part of what is hashed. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** `entries` in the order of seq. */
export function blockHash(previous: Buffer | null, entries: readonly AuditEntry[]): Buffer {
  const hash = createHash('sha256').update(previous ?? Buffer.alloc(32));
  for (const { seq, at, actor, action, subject, detail } of entries)
    hash.update(canonical([seq, at.toISOString(), actor, action, subject, detail])).update('\n');
  return hash.digest();
}
