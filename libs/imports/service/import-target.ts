// The port between a file and what it brings: rooms above register a target, and this room knows nothing else of them.
import { Injectable } from '@nestjs/common';
import { err, ok, type Origin, type Result } from '#kernel';
import type { Tx } from '#platform/database';
import type { MappedRow } from '../rules/row.js';
import type { Refusal, TargetShape } from '../rules/target.js';

export interface ImportContext {
  readonly runId: string;
  readonly origin: Origin;
  /** business time of the chunk */
  readonly now: Date;
}

export interface Loaded {
  /** records, which may be more or fewer than rows */
  readonly made: number;
  readonly changed: number;
  readonly refused: readonly Refusal[];
}

/** What is left of a chunk once all that others might wait for is taken. */
export type Finish = () => Promise<Loaded>;

/**
 * `load` writes up to 1,000 rows as a set, in the run's own transaction; the same rows again change nothing. Rows that can't
 * land are told, not thrown; of two rows with one key the later wins. What it throws costs the chunk, which is then tried in halves.
 */
export interface ImportTarget extends TargetShape {
  load(tx: Tx, rows: readonly MappedRow[], context: ImportContext): Promise<Loaded>;
  /** Rows that follow each other and have this in common come in one chunk, where they fit into one. */
  together?(row: MappedRow): string;
  /**
   * `load` in two steps: the first reads and takes every lock that another chunk may want, the second only writes. Chunks that
   * have no `together` in common then overlap: one is begun while the database still finishes the one before.
   */
  begin?(tx: Tx, rows: readonly MappedRow[], context: ImportContext): Promise<Finish>;
  /** What stands in the database after a run, for its closing line. */
  totals?(tx: Tx): Promise<ReadonlyMap<string, number>>;
}

/** Filled by the rooms when their modules start. */
@Injectable()
export class ImportTargets {
  private readonly targets = new Map<string, ImportTarget>();

  register(target: ImportTarget): void {
    if (this.targets.has(target.name)) throw new Error(`Two import targets are called ${target.name}`);
    this.targets.set(target.name, target);
  }

  find(name: string): Result<ImportTarget> {
    const target = this.targets.get(name);
    if (target) return ok(target);
    return err('TARGET_UNKNOWN', `Nothing is imported as ${name}. Known are ${this.names().join(', ')}.`, { name });
  }

  names(): string[] {
    return [...this.targets.keys()].sort();
  }
}
