// Campaigns of several steps: where each contact stands, which mails belong to a step, who agreed, what people answered.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectByAccountSql } from '#platform/database';

export class WalkCampaigns1795100000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- In place of the mailing's, for runs that go on for long.
      ALTER TABLE mails ADD expires_at timestamptz;

      CREATE TABLE campaign_settings (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        -- Contacts of an account are left in peace for so long after its last escalation.
        calm_days integer NOT NULL DEFAULT 15 CHECK (calm_days BETWEEN 0 AND 365),
        -- A mail that was held for so long says nothing true any more.
        shelf_days integer NOT NULL DEFAULT 14 CHECK (shelf_days BETWEEN 1 AND 365),
        -- An audience above it needs the word of a second person; 0: never.
        approval_above integer NOT NULL DEFAULT 500 CHECK (approval_above >= 0)
      );
      INSERT INTO campaign_settings DEFAULT VALUES;

      ALTER TABLE campaign_runs
        -- Takes whoever enters its segment, for as long as it is on.
        ADD standing boolean NOT NULL DEFAULT false,
        ADD paused_at timestamptz,
        ADD pause_reason text,
        ADD cancelled_at timestamptz,
        ADD goals_at timestamptz;
      CREATE UNIQUE INDEX campaign_runs_standing ON campaign_runs (campaign_id) WHERE standing;
      DROP INDEX campaign_runs_planning;
      CREATE INDEX campaign_runs_planning ON campaign_runs (launched_at) WHERE audience IS NULL AND NOT standing;

      -- A run sends through one mailing for each of its steps, variants and languages. The first has the id of the run.
      CREATE TABLE campaign_mailings (
        mailing_id uuid PRIMARY KEY REFERENCES mailings(id),
        run_id uuid NOT NULL REFERENCES campaign_runs(id),
        step text NOT NULL,
        variant text NOT NULL DEFAULT '',
        locale text NOT NULL DEFAULT '',
        -- Allowed local hours, where the campaign has some.
        opens time,
        closes time,
        weekdays smallint[]
      );
      CREATE UNIQUE INDEX campaign_mailings_step ON campaign_mailings (run_id, step, variant, locale);
      INSERT INTO campaign_mailings (mailing_id, run_id, step) SELECT id, id, 'mail' FROM campaign_runs;

      CREATE TABLE campaign_enrolments (
        id uuid PRIMARY KEY,
        run_id uuid NOT NULL REFERENCES campaign_runs(id),
        campaign_id uuid NOT NULL REFERENCES campaigns(id),
        contact_id uuid NOT NULL REFERENCES contacts(id) ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        -- Lower case; empty where there is none.
        address text NOT NULL,
        -- What makes it another time: the run, the membership, or the value of a fact.
        entry text NOT NULL,
        occurrence integer NOT NULL DEFAULT 0,
        -- Another enrolment of the same address: it goes where that one goes, and the mail is sent once.
        lead_id uuid REFERENCES campaign_enrolments(id) ON DELETE SET NULL,
        arm text NOT NULL DEFAULT '',
        locale text NOT NULL DEFAULT '',
        zone text NOT NULL,
        entered_at timestamptz NOT NULL,
        not_before timestamptz NOT NULL,
        state text NOT NULL CHECK (state IN ('active', 'holdout', 'done', 'exited', 'cancelled')),
        reason text,
        -- Number of the instruction that comes next.
        position integer NOT NULL DEFAULT 0,
        next_due timestamptz,
        wait_until timestamptz,
        -- Until its mail has left or never will.
        awaiting boolean NOT NULL DEFAULT false,
        goal_at timestamptz,
        -- It had reached the goal before it began, so it proves nothing.
        goal_before boolean NOT NULL DEFAULT false,
        ended_at timestamptz,
        CHECK ((state = 'active') = (ended_at IS NULL) OR state = 'holdout')
      );
      CREATE UNIQUE INDEX campaign_enrolments_once ON campaign_enrolments (campaign_id, contact_id, entry);
      CREATE UNIQUE INDEX campaign_enrolments_time ON campaign_enrolments (run_id, contact_id, occurrence);
      CREATE INDEX campaign_enrolments_due ON campaign_enrolments (next_due, id) WHERE state = 'active' AND lead_id IS NULL AND NOT awaiting;
      CREATE INDEX campaign_enrolments_active ON campaign_enrolments (run_id) WHERE state = 'active';
      CREATE INDEX campaign_enrolments_awaiting ON campaign_enrolments (run_id, id) WHERE awaiting;
      CREATE INDEX campaign_enrolments_goal ON campaign_enrolments (run_id, id) WHERE goal_at IS NULL;
      CREATE INDEX campaign_enrolments_run ON campaign_enrolments (run_id, state, id);
      CREATE INDEX campaign_enrolments_address ON campaign_enrolments (run_id, address);
      CREATE INDEX campaign_enrolments_contact ON campaign_enrolments (contact_id);
      CREATE INDEX campaign_enrolments_account ON campaign_enrolments (account_id);
      CREATE INDEX campaign_enrolments_lead ON campaign_enrolments (lead_id) WHERE lead_id IS NOT NULL;
      INSERT INTO campaign_enrolments (id, run_id, campaign_id, contact_id, account_id, address, entry, zone, entered_at, not_before, state, ended_at)
        SELECT gen_random_uuid(), r.id, r.campaign_id, m.contact_id, m.account_id, m.address, r.id::text, 'UTC', r.audience_at, r.audience_at, 'done', m.planned_at
        FROM campaign_runs r JOIN mails m ON m.mailing_id = r.id
        WHERE EXISTS (SELECT 1 FROM contacts c WHERE c.id = m.contact_id) AND EXISTS (SELECT 1 FROM accounts a WHERE a.id = m.account_id);

      CREATE TABLE campaign_approvals (
        id uuid PRIMARY KEY,
        campaign_id uuid NOT NULL REFERENCES campaigns(id),
        version integer NOT NULL,
        -- launch: once, under this key. schedule: from now on by itself.
        purpose text NOT NULL CHECK (purpose IN ('launch', 'schedule')),
        launch_key text NOT NULL,
        audience integer NOT NULL,
        note text NOT NULL,
        requested_by uuid NOT NULL REFERENCES users(id),
        requested_at timestamptz NOT NULL,
        decided_by uuid REFERENCES users(id),
        decided_at timestamptz,
        approved boolean,
        answer text,
        CHECK (decided_by <> requested_by),
        CHECK (num_nonnulls(decided_by, decided_at, approved) IN (0, 3))
      );
      CREATE UNIQUE INDEX campaign_approvals_open ON campaign_approvals (campaign_id) WHERE decided_at IS NULL;
      CREATE INDEX campaign_approvals_campaign ON campaign_approvals (campaign_id, requested_at, id);
      CREATE INDEX campaign_approvals_requester ON campaign_approvals (requested_by);
      CREATE INDEX campaign_approvals_decider ON campaign_approvals (decided_by);

      -- What somebody said on the page behind a mail; the last word counts.
      CREATE TABLE campaign_answers (
        mail_id uuid PRIMARY KEY REFERENCES mails(id) ON DELETE CASCADE,
        campaign_id uuid NOT NULL REFERENCES campaigns(id),
        contact_id uuid NOT NULL REFERENCES contacts(id) ON DELETE CASCADE,
        account_id uuid NOT NULL REFERENCES accounts(id) ON DELETE CASCADE,
        answer text NOT NULL,
        comment text NOT NULL DEFAULT '',
        answered_at timestamptz NOT NULL
      );
      CREATE INDEX campaign_answers_contact ON campaign_answers (contact_id, answered_at);
      CREATE INDEX campaign_answers_account ON campaign_answers (account_id);
      CREATE INDEX campaign_answers_campaign ON campaign_answers (campaign_id, answered_at);

      ${['campaign_enrolments', 'campaign_answers'].map((table) => protectByAccountSql(table)).join('\n')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE campaign_answers, campaign_approvals, campaign_enrolments, campaign_mailings,
        campaign_settings;
      DROP INDEX campaign_runs_standing, campaign_runs_planning;
      ALTER TABLE campaign_runs DROP standing, DROP paused_at, DROP pause_reason, DROP cancelled_at, DROP goals_at;
      CREATE INDEX campaign_runs_planning ON campaign_runs (launched_at) WHERE audience IS NULL;
      ALTER TABLE mails DROP expires_at;`);
  }
}
