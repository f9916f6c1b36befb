// Measures that are sums or medians: days without data, amounts by currency, and the rates by which currencies may be added.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompleteKpis1795100000620 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE kpi_points ALTER COLUMN value DROP NOT NULL, ADD amounts jsonb;
      ALTER TABLE kpi_point_revisions ALTER COLUMN value DROP NOT NULL, ADD amounts jsonb;
      -- One unit of the currency is worth so much of the currency of the house, from that day on.
      CREATE TABLE kpi_currency_rates (
        currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
        from_day date NOT NULL,
        rate numeric NOT NULL CHECK (rate > 0),
        PRIMARY KEY (currency, from_day)
      );`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE kpi_currency_rates;
      DELETE FROM kpi_points WHERE value IS NULL;
      DELETE FROM kpi_point_revisions WHERE value IS NULL;
      ALTER TABLE kpi_points DROP COLUMN amounts, ALTER COLUMN value SET NOT NULL;
      ALTER TABLE kpi_point_revisions DROP COLUMN amounts, ALTER COLUMN value SET NOT NULL;`);
  }
}
