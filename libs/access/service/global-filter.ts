// What a person's lists, counts and exports are narrowed to, on every page and in every browser: one virtual team, or nothing.
import { Injectable } from '@nestjs/common';
import { fail, isId } from '#kernel';
import { Database, userScope, type Tx } from '#platform/database';
import { GlobalFilterRepository } from '../store/global-filter.repository.js';
import type { Team } from '../store/team.entity.js';
import { TeamRepository } from '../store/team.repository.js';

@Injectable()
export class GlobalFilter {
  constructor(
    private readonly database: Database,
    private readonly filters: GlobalFilterRepository,
    private readonly teams: TeamRepository,
  ) {}

  async of(tx: Tx, userId: string): Promise<Team | null> {
    const teamId = await this.filters.teamOf(tx, userId);
    return teamId ? this.teams.byId(tx, teamId) : null;
  }

  /** It narrows what they may see and never widens it, so any team will do. Null: everything again. */
  set(userId: string, teamId: string | null): Promise<Team | null> {
    return this.database.tx(userScope(userId), async (tx) => {
      const team = teamId !== null && isId(teamId) ? await this.teams.byId(tx, teamId) : null;
      if (teamId !== null && !team) fail('TEAM_NOT_FOUND', 'There is no such team any more. Choose another.');
      await this.filters.put(tx, userId, team?.id ?? null);
      return team;
    });
  }
}
