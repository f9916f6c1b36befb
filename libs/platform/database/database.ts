// The only way to the database: a transaction with a scope. Nothing else injects a data source or a repository.
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LazyTx } from './lazy-tx.js';
import { prelude, type Scope } from './scope.js';
import { Tx, type OpenTx } from './tx.js';

@Injectable()
export class Database {
  constructor(private readonly source: DataSource) {}

  /** Runs `work` in one transaction under `scope`: committed when it returns, rolled back when it throws. */
  async tx<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { tx, commit, rollback } = await this.begin(scope);
    let value: T;
    try {
      value = await work(tx);
      await commit();
    } catch (error) {
      await rollback();
      throw error;
    }
    tx.ringCommitted();
    return value;
  }

  /** A read-only transaction that opens at its first use: one for a whole GraphQL operation, loaders included. */
  lazy(scope: Scope): LazyTx {
    return new LazyTx(() => this.begin(scope, 'SET TRANSACTION READ ONLY;'));
  }

  private async begin(scope: Scope, first = ''): Promise<OpenTx> {
    const runner = this.source.createQueryRunner();
    const end = async (how: 'commitTransaction' | 'rollbackTransaction') => {
      try {
        if (runner.isTransactionActive) await runner[how]();
      } finally {
        if (!runner.isReleased) await runner.release();
      }
    };
    try {
      await runner.startTransaction();
      await runner.query(`${first} ${prelude(scope)}`);
    } catch (error) {
      await end('rollbackTransaction').catch(() => undefined);
      throw error;
    }
    return {
      tx: new Tx(runner, scope),
      commit: () => end('commitTransaction'),
      // The first error is the one worth telling; a broken connection rolls back by itself.
      rollback: () => end('rollbackTransaction').catch(() => undefined),
    };
  }
}
