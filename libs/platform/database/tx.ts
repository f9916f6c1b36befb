// One transaction, seen by repositories: SQL, entities, and what to do once it is committed.
import type { EntityManager, QueryRunner } from 'typeorm';
import type { Scope } from './scope.js';

export type Row = Record<string, unknown>;

export class Tx {
  private readonly committed: (() => void)[] = [];

  constructor(
    private readonly runner: QueryRunner,
    readonly scope: Scope,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  /** All rows. Column names come as the SQL names them. */
  async query<T extends object = Row>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const result: { records?: T[] } = await this.runner.query(sql, [...params], true);
    return result.records ?? [];
  }

  /** The first row, or undefined. */
  async one<T extends object = Row>(sql: string, params: readonly unknown[] = []): Promise<T | undefined> {
    return (await this.query<T>(sql, params))[0];
  }

  /** How many rows the statement touched. */
  async run(sql: string, params: readonly unknown[] = []): Promise<number> {
    const result: { affected?: number | null } = await this.runner.query(sql, [...params], true);
    return result.affected ?? 0;
  }

  /** Runs after the commit and never if there is none: for ringing bells, not for business. */
  afterCommit(ring: () => void): void {
    this.committed.push(ring);
  }

  /** Called once, by Database. */
  ringCommitted(): void {
    for (const ring of this.committed) ring();
  }
}

/** A transaction that somebody has to end. */
export interface OpenTx {
  readonly tx: Tx;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
}
