// One transaction, seen by repositories: SQL, entities, and what to do once it is committed.
import { createHash } from 'node:crypto';
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

  /**
   * As `query`, planned once a connection and not each time: for statements that run thousands of times, whose planning costs
   * more than they do. The text must be one of few: nothing of a request may be in it.
   */
  async prepared<T extends object = Row>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const client = (await this.runner.connect()) as PreparingClient<T>;
    return (await client.query({ name: nameOf(sql), text: sql, values: [...params] })).rows;
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

/** What pg's client has and TypeORM's types don't say. */
interface PreparingClient<T> {
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: T[] }>;
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known) return known;
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 20);
  names.set(sql, name);
  return name;
}

/** A transaction that somebody has to end. */
export interface OpenTx {
  readonly tx: Tx;
  readonly commit: () => Promise<void>;
  readonly rollback: () => Promise<void>;
}
