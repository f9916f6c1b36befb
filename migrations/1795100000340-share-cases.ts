// Swarms: a case shared with experts for a question; the expert's eyes, which see nothing else; and the filter that a person looks through.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectSql } from '#platform/database';

const definer = 'LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public';

/** As the rooms below made them: what `down` goes back to. */
const BEFORE = `
  CREATE OR REPLACE FUNCTION sees_all() RETURNS boolean LANGUAGE sql STABLE
    AS $$ SELECT coalesce(current_setting('app.scope', true) = 'system' OR viewer_role() IN ('admin', 'leader', 'read_only'), false) $$;
  CREATE OR REPLACE FUNCTION viewer_groups() RETURNS SETOF text ${definer}
    AS $$ SELECT unnest(t.support_groups) FROM teams t JOIN team_members m ON m.team_id = t.id WHERE m.user_id = viewer_id() $$;
  CREATE OR REPLACE FUNCTION visible_account_ids() RETURNS SETOF uuid ${definer} AS $$
    SELECT account_id FROM account_owners WHERE user_id = viewer_id()
    UNION SELECT a.account_id FROM team_accounts a JOIN team_members m ON m.team_id = a.team_id WHERE m.user_id = viewer_id()
    UNION SELECT c.account_id FROM cases c WHERE c.team IN (SELECT viewer_groups()) AND c.account_id IS NOT NULL $$;`;

export class ShareCases1795100000340 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE users ADD COLUMN skills text[] NOT NULL DEFAULT '{}';
      CREATE TABLE user_filters (
        user_id uuid PRIMARY KEY REFERENCES users(id) ON DELETE CASCADE,
        team_id uuid NOT NULL REFERENCES teams(id) ON DELETE CASCADE
      );
      CREATE INDEX user_filters_team ON user_filters (team_id);
      CREATE INDEX cases_resolved ON cases (product, resolved_at) WHERE state IN ('resolved', 'closed');

      CREATE TABLE swarms (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES cases(id) ON DELETE CASCADE,
        question text NOT NULL,
        opened_by uuid REFERENCES users(id) ON DELETE SET NULL,
        opened_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        outcome text CHECK (outcome IN ('solved', 'answered', 'nobody_knew', 'withdrawn')),
        summary text,
        closed_by uuid REFERENCES users(id) ON DELETE SET NULL,
        closed_at timestamptz,
        CHECK ((closed_at IS NULL) = (outcome IS NULL))
      );
      CREATE INDEX swarms_case ON swarms (case_id, opened_at);
      CREATE INDEX swarms_opened_by ON swarms (opened_by);
      CREATE INDEX swarms_closed_by ON swarms (closed_by);
      CREATE INDEX swarms_open ON swarms (opened_at, id) WHERE closed_at IS NULL;
      CREATE TABLE swarm_experts (
        swarm_id uuid NOT NULL REFERENCES swarms(id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE,
        state text NOT NULL DEFAULT 'invited' CHECK (state IN ('invited', 'accepted', 'declined')),
        invited_at timestamptz NOT NULL,
        decided_at timestamptz,
        reason text,
        PRIMARY KEY (swarm_id, user_id)
      );
      CREATE INDEX swarm_experts_user ON swarm_experts (user_id, swarm_id);
      CREATE TABLE swarm_answers (
        message_id uuid PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
        swarm_id uuid NOT NULL REFERENCES swarms(id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users(id) ON DELETE CASCADE
      );
      CREATE INDEX swarm_answers_swarm ON swarm_answers (swarm_id);
      CREATE INDEX swarm_answers_user ON swarm_answers (user_id);
      ${protectSql('swarms', 'EXISTS (SELECT 1 FROM cases c WHERE c.id = case_id)')}
      ${['swarm_experts', 'swarm_answers'].map((table) => protectSql(table, 'EXISTS (SELECT 1 FROM swarms s WHERE s.id = swarm_id)')).join('\n')}

      -- The virtual team that the viewer's lists are narrowed to. Single records and writes look past it: the transaction says which it is.
      CREATE FUNCTION filter_team() RETURNS uuid ${definer}
        AS $$ SELECT team_id FROM user_filters WHERE user_id = viewer_id() AND current_setting('app.filter', true) = 'on' $$;
      CREATE FUNCTION sees_everything() RETURNS boolean LANGUAGE sql STABLE
        AS $$ SELECT coalesce(current_setting('app.scope', true) = 'system' OR viewer_role() IN ('admin', 'leader', 'read_only'), false) $$;
      -- Accounts of a virtual team: those in it, and those that its people own.
      CREATE FUNCTION filter_account_ids() RETURNS SETOF uuid ${definer} AS $$
        SELECT account_id FROM team_accounts WHERE team_id = filter_team()
        UNION SELECT o.account_id FROM account_owners o JOIN team_members m ON m.user_id = o.user_id WHERE m.team_id = filter_team() $$;

      CREATE OR REPLACE FUNCTION sees_all() RETURNS boolean LANGUAGE sql STABLE
        AS $$ SELECT sees_everything() AND filter_team() IS NULL $$;
      -- An expert sees what is shared with them and has no groups, accounts or cases of their own.
      CREATE OR REPLACE FUNCTION viewer_groups() RETURNS SETOF text ${definer} AS $$
        SELECT g FROM (
          SELECT unnest(t.support_groups) FROM teams t JOIN team_members m ON m.team_id = t.id WHERE m.user_id = viewer_id() AND viewer_role() <> 'expert'
          UNION SELECT unnest(t.support_groups) FROM teams t WHERE t.id = filter_team() AND sees_everything()
        ) own(g)
        WHERE filter_team() IS NULL OR g IN (SELECT unnest(t.support_groups) FROM teams t WHERE t.id = filter_team()) $$;
      CREATE FUNCTION viewer_assignees() RETURNS SETOF text ${definer} AS $$
        SELECT u.email FROM users u WHERE u.id = viewer_id() AND u.active AND u.role <> 'expert'
          AND (filter_team() IS NULL OR EXISTS (SELECT 1 FROM team_members m WHERE m.team_id = filter_team() AND m.user_id = u.id))
        UNION SELECT u.email FROM users u JOIN team_members m ON m.user_id = u.id WHERE m.team_id = filter_team() AND sees_everything() $$;
      -- Accounts whose every case is the viewer's to see.
      CREATE FUNCTION own_account_ids() RETURNS SETOF uuid ${definer} AS $$
        SELECT id FROM (
          SELECT account_id FROM account_owners WHERE user_id = viewer_id() AND viewer_role() <> 'expert'
          UNION SELECT a.account_id FROM team_accounts a JOIN team_members m ON m.team_id = a.team_id WHERE m.user_id = viewer_id() AND viewer_role() <> 'expert'
        ) own(id)
        WHERE filter_team() IS NULL OR id IN (SELECT filter_account_ids())
        UNION SELECT f FROM filter_account_ids() f WHERE sees_everything() $$;
      -- Besides, the accounts of the cases of the viewer's groups.
      CREATE OR REPLACE FUNCTION visible_account_ids() RETURNS SETOF uuid ${definer} AS $$
        SELECT own_account_ids()
        UNION SELECT c.account_id FROM cases c WHERE c.team IN (SELECT viewer_groups()) AND c.account_id IS NOT NULL $$;
      CREATE FUNCTION shared_case_ids() RETURNS SETOF uuid ${definer} AS $$
        SELECT s.case_id FROM swarm_experts e JOIN swarms s ON s.id = e.swarm_id
        WHERE e.user_id = viewer_id() AND e.state <> 'declined' AND s.closed_at IS NULL AND filter_team() IS NULL $$;
      DROP POLICY cases_scope ON cases;
      CREATE POLICY cases_scope ON cases USING ((SELECT sees_all()) OR account_id IN (SELECT own_account_ids()) OR team IN (SELECT viewer_groups())
        OR assignee IN (SELECT viewer_assignees()) OR id IN (SELECT shared_case_ids()));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY cases_scope ON cases;
      ${BEFORE}
      CREATE POLICY cases_scope ON cases USING ((SELECT sees_all()) OR (account_id IN (SELECT visible_account_ids()) OR team IN (SELECT viewer_groups())
        OR assignee = (SELECT viewer_email())));
      DROP FUNCTION shared_case_ids(), own_account_ids(), viewer_assignees(), filter_account_ids(), sees_everything(), filter_team();
      DROP TABLE swarm_answers, swarm_experts, swarms;
      DROP INDEX cases_resolved;
      DROP TABLE user_filters;
      ALTER TABLE users DROP COLUMN skills;`);
  }
}
