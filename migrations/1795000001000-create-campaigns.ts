// Campaigns, and each time one of them went out: whom it was for, decided at launch.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCampaigns1795000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaigns (
        id uuid PRIMARY KEY,
        key text NOT NULL,
        name text NOT NULL,
        definition jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1,
        -- Since when it goes out by its schedule; null: by hand alone.
        scheduled_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX campaigns_key ON campaigns (key);

      CREATE TABLE campaign_runs (
        -- Also the id of its mailing.
        id uuid PRIMARY KEY REFERENCES mailings(id),
        campaign_id uuid NOT NULL REFERENCES campaigns(id),
        -- Launched twice under one key, a campaign goes out once.
        key text NOT NULL,
        version integer NOT NULL,
        definition jsonb NOT NULL,
        segment_id uuid NOT NULL REFERENCES segments(id),
        launched_at timestamptz NOT NULL,
        launched_by uuid REFERENCES users(id),
        -- The segment's members of this moment get it, however long planning takes.
        audience_at timestamptz NOT NULL,
        planned_through uuid,
        audience integer
      );
      CREATE UNIQUE INDEX campaign_runs_once ON campaign_runs (campaign_id, key);
      CREATE INDEX campaign_runs_launched ON campaign_runs (campaign_id, launched_at, id);
      CREATE INDEX campaign_runs_planning ON campaign_runs (launched_at) WHERE audience IS NULL;
      CREATE INDEX campaign_runs_segment ON campaign_runs (segment_id);
      CREATE INDEX campaign_runs_launcher ON campaign_runs (launched_by);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE campaign_runs, campaigns;');
  }
}
