// Plays for one account or for all at once; members that are there already are taken in parts; runs say what fired them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CompletePlays1795100000610 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE plays
        -- While true the worker starts runs for those for whom the trigger holds already, in the order of their accounts' ids.
        ADD taking_existing boolean NOT NULL DEFAULT false,
        ADD taken_until uuid,
        ADD CHECK (enabled OR NOT taking_existing);
      CREATE INDEX plays_taking ON plays (id) WHERE taking_existing;
      ALTER TABLE play_runs ALTER COLUMN account_id DROP NOT NULL;
      CREATE UNIQUE INDEX play_runs_portfolio ON play_runs (play_id) WHERE state = 'running' AND account_id IS NULL;

      -- Plays and causes from before say what was not asked then.
      UPDATE plays SET definition = definition || jsonb_build_object('frequency', 'every', 'tasks', (
        SELECT jsonb_agg(jsonb_build_object('fields', '[]'::jsonb, 'for', 'account') || task ORDER BY place)
        FROM jsonb_array_elements(definition->'tasks') WITH ORDINALITY AS t(task, place)));
      UPDATE play_runs SET cause = cause || jsonb_build_object('at', cause->'enteredAt') WHERE cause ? 'enteredAt';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX play_runs_portfolio;
      DELETE FROM play_runs WHERE account_id IS NULL;
      ALTER TABLE play_runs ALTER COLUMN account_id SET NOT NULL;
      ALTER TABLE plays DROP COLUMN taking_existing, DROP COLUMN taken_until;`);
  }
}
