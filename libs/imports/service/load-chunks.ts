// Loads what was read, chunk by chunk: each is one transaction that also moves the run on, so that a kill loses and repeats nothing.
// A chunk that the database refuses is halved until the bad rows stand alone; they are rejected, and the others land.
import type { Clock } from '#kernel';
import { SYSTEM, type Database, type Tx } from '#platform/database';
import type { CompiledMapping } from '../rules/compile-mapping.js';
import { rejectLine } from '../rules/reject-line.js';
import { cut, type Header, type MappedRow, type RowError } from '../rules/row.js';
import type { ImportCounts } from '../rules/run.js';
import type { Refusal } from '../rules/target.js';
import type { ImportRejectRepository, RejectedRow } from '../store/import-reject.repository.js';
import type { ImportRun } from '../store/import-run.entity.js';
import type { ImportRunRepository } from '../store/import-run.repository.js';
import type { ImportContext, ImportTarget, Loaded } from './import-target.js';
import type { Item } from './read-chunks.js';
import { mayPass, rowFault } from './row-fault.js';

/** The run is no longer this worker's: cancelled, or taken over by another. */
export class RunLost extends Error {}

/** What a chunk's transaction tells, and asks, while another is open. */
export interface Beside {
  /** everything that others might wait for is taken */
  readonly begun: () => void;
  /** whether all before it is committed; if not, this one gives way */
  readonly landed: Promise<boolean>;
}

class GaveWay extends Error {}

export interface Loading {
  readonly run: ImportRun;
  readonly lease: string;
  readonly leaseMs: number;
  readonly target: ImportTarget;
  readonly compiled: CompiledMapping;
  readonly header: Header;
}

const NOTHING: Loaded = { made: 0, changed: 0, refused: [] };
const TRIES = 3;

export class LoadChunks {
  private last = performance.now();

  constructor(
    private readonly how: Loading,
    private readonly database: Database,
    private readonly runs: ImportRunRepository,
    private readonly rejects: ImportRejectRepository,
    private readonly clock: Clock,
    private readonly told: (position: number, bytes: number, counts: ImportCounts) => void,
  ) {}

  /** `bytes` of the file are read with this chunk. */
  async load(items: readonly Item[], bytes: number, tries = 1): Promise<void> {
    try {
      await this.commit(items, bytes);
    } catch (error) {
      if (mayPass(error) && tries < TRIES) return this.load(items, bytes, tries + 1);
      const fault = rowFault(error);
      if (!fault) throw error;
      if (items.length === 1)
        return this.commit(
          items.map((item) => rejected(item, fault)),
          bytes,
        );
      const middle = Math.ceil(items.length / 2);
      await this.load(items.slice(0, middle), bytes);
      await this.load(items.slice(middle), bytes);
    }
  }

  /** One try, in one transaction. */
  async commit(items: readonly Item[], bytes: number, beside?: Beside): Promise<void> {
    const { run, lease, leaseMs } = this.how;
    const rows = items.flatMap(({ row }) => row ?? []);
    const position = items.at(-1)?.raw.index ?? run.position;
    const { counts, busyMs } = await this.database.tx(SYSTEM, async (tx) => {
      const context = { runId: run.id, origin: run.origin, now: this.clock.now() };
      const { made, changed, refused } = await this.write(tx, rows, context, beside);
      if (beside && !(await beside.landed)) throw new GaveWay();
      const bad = this.rejectedAmong(items, refused);
      await this.rejects.add(tx, run.id, bad);
      const skipped = items.filter(({ row, errors }) => row === null && errors.length === 0).length;
      const counts = { made, changed, rejected: bad.length, skipped };
      const busyMs = Math.round(performance.now() - this.last);
      if (!(await this.runs.advance(tx, run.id, { ...counts, lease, leaseMs, position, bytes, busyMs })))
        throw new RunLost();
      return { counts, busyMs };
    });
    this.last += busyMs;
    this.told(position, bytes, counts);
  }

  private async write(tx: Tx, rows: readonly MappedRow[], context: ImportContext, beside?: Beside): Promise<Loaded> {
    const { target } = this.how;
    if (rows.length === 0) return NOTHING;
    if (!beside || !target.begin) return target.load(tx, rows, context);
    const finish = await target.begin(tx, rows, context);
    beside.begun();
    return finish();
  }

  private rejectedAmong(items: readonly Item[], refused: readonly Refusal[]): RejectedRow[] {
    const refusedOf = new Map<number, RowError[]>();
    for (const refusal of refused) {
      const { index } = refusal.row;
      refusedOf.set(index, [...(refusedOf.get(index) ?? []), this.errorOf(refusal)]);
    }
    return items.flatMap(({ raw, errors }) => {
      const all = [...errors, ...(refusedOf.get(raw.index) ?? [])];
      if (all.length === 0) return [];
      return [{ index: raw.index, line: raw.line, errors: all, record: rejectLine(raw, this.how.header, all) }];
    });
  }

  private errorOf({ row, field, code, message }: Refusal): RowError {
    const value = field === null ? null : (row.values[field] ?? null);
    return {
      line: row.line,
      column: field === null ? null : (this.how.compiled.columnOf(field) ?? field),
      code,
      message,
      value: value === null ? null : cut(value instanceof Date ? value.toISOString() : String(value)),
    };
  }
}

const rejected = ({ raw }: Item, { code, message }: { readonly code: string; readonly message: string }): Item => ({
  raw,
  row: null,
  errors: [{ line: raw.line, column: null, code, message, value: null }],
});
