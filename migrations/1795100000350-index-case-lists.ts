// A list of a million cases, who wrote last first, is read from an index rather than sorted.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexCaseLists1795100000350 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX cases_inbound ON cases (coalesce(last_inbound_at, '-infinity'::timestamptz), id) WHERE state IN ('open', 'pending');`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX cases_inbound;');
  }
}
