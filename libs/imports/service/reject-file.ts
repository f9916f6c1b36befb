// The reject file of a run, line by line: it opens in a spreadsheet, and can be mended and imported again.
import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '#platform/database';
import { ImportRejectRepository } from '../store/import-reject.repository.js';
import type { ImportRun } from '../store/import-run.entity.js';

const LINES = 500;

@Injectable()
export class RejectFile {
  constructor(
    private readonly database: Database,
    private readonly rejects: ImportRejectRepository,
  ) {}

  /** No transaction stays open while the reader takes its time. */
  async *text(scope: Scope, { id, rejectHeader }: Pick<ImportRun, 'id' | 'rejectHeader'>): AsyncGenerator<string> {
    yield rejectHeader;
    for (let after = 0; ;) {
      const from = after;
      const lines = await this.database.tx(scope, (tx) => this.rejects.lines(tx, id, from, LINES));
      const last = lines.at(-1);
      if (!last) return;
      yield lines.map(({ record }) => record).join('');
      after = last.index;
    }
  }
}
