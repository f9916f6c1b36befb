// Virtual teams and what is in them. Accounts are plain ids here: what an account is, a higher room knows.
import { Injectable } from '@nestjs/common';
import { groupBy, type CappedCount, type Direction, type Page, type PageRequest } from '#kernel';
import { countCapped, listPage, type SortColumn, type Tx } from '#platform/database';
import { Team } from './team.entity.js';

export interface TeamContent {
  readonly name: string;
  readonly supportGroups: readonly string[];
  readonly memberIds: readonly string[];
  readonly accountIds: readonly string[];
}

export interface TeamFilter {
  /** part of the name, or of a support group's */
  readonly search?: string | null;
  /** those that this person is in */
  readonly memberId?: string | null;
}
export type TeamSort = 'name' | 'createdAt';

const SORTS: Record<TeamSort, SortColumn> = {
  name: { sql: 'lower(t.name)', type: 'text' },
  createdAt: { sql: 't.created_at', type: 'timestamptz' },
};

const conditions = ({ search, memberId }: TeamFilter) => ({
  where: [
    `($1::text IS NULL OR t.name ILIKE '%' || $1 || '%' OR EXISTS (SELECT 1 FROM unnest(t.support_groups) g WHERE g ILIKE '%' || $1 || '%'))`,
    '($2::uuid IS NULL OR EXISTS (SELECT 1 FROM team_members m WHERE m.team_id = t.id AND m.user_id = $2))',
  ],
  params: [search ?? null, memberId ?? null],
});

const COLUMNS = 't.id, t.name, t.support_groups AS "supportGroups", t.created_at AS "createdAt"';

@Injectable()
export class TeamRepository {
  byId(tx: Tx, id: string): Promise<Team | null> {
    return tx.manager.findOneBy(Team, { id });
  }

  count(tx: Tx, filter: TeamFilter): Promise<CappedCount> {
    return countCapped(tx, { from: 'teams t', ...conditions(filter) });
  }

  list(tx: Tx, filter: TeamFilter, sort: TeamSort, direction: Direction, request: PageRequest): Promise<Page<Team>> {
    return listPage<Team>(
      tx,
      {
        select: COLUMNS,
        from: 'teams t',
        ...conditions(filter),
        sort: SORTS[sort],
        direction,
        id: 't.id',
      },
      request,
    );
  }

  async memberIds(tx: Tx, teamIds: readonly string[]): Promise<Map<string, string[]>> {
    return grouped(
      await tx.query<TeamRow>(
        'SELECT team_id AS team, user_id AS id FROM team_members WHERE team_id = ANY($1) ORDER BY 2',
        [teamIds],
      ),
    );
  }

  async accountIds(tx: Tx, teamIds: readonly string[]): Promise<Map<string, string[]>> {
    return grouped(
      await tx.query<TeamRow>(
        'SELECT team_id AS team, account_id AS id FROM team_accounts WHERE team_id = ANY($1) ORDER BY 2',
        [teamIds],
      ),
    );
  }

  async nameTaken(tx: Tx, name: string, exceptId: string): Promise<boolean> {
    return Boolean(await tx.one('SELECT 1 FROM teams WHERE lower(name) = lower($1) AND id <> $2', [name, exceptId]));
  }

  /** Makes the team be exactly this. */
  async put(tx: Tx, id: string, { name, supportGroups, memberIds, accountIds }: TeamContent): Promise<void> {
    await tx.query(
      `INSERT INTO teams (id, name, support_groups) VALUES ($1, $2, $3)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name, support_groups = excluded.support_groups`,
      [id, name, supportGroups],
    );
    await tx.query('DELETE FROM team_members WHERE team_id = $1 AND user_id <> ALL($2)', [id, memberIds]);
    await tx.query('INSERT INTO team_members SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING', [id, memberIds]);
    await tx.query('DELETE FROM team_accounts WHERE team_id = $1 AND account_id <> ALL($2)', [id, accountIds]);
    await tx.query('INSERT INTO team_accounts SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING', [id, accountIds]);
  }

  async remove(tx: Tx, id: string): Promise<boolean> {
    return (await tx.run('DELETE FROM teams WHERE id = $1', [id])) === 1;
  }
}

interface TeamRow {
  readonly team: string;
  readonly id: string;
}

const grouped = (rows: TeamRow[]): Map<string, string[]> =>
  new Map([...groupBy(rows, ({ team }) => team)].map(([team, each]) => [team, each.map(({ id }) => id)]));
