// Virtual teams: what a manager watches over. Put whole, so that two people saving at once never mix two teams.
import { Injectable } from '@nestjs/common';
import { fail, isId, newId, unwrap } from '#kernel';
import { Database, type Scope, type Tx } from '#platform/database';
import type { Team } from '../store/team.entity.js';
import { TeamRepository, type TeamContent } from '../store/team.repository.js';
import { Audit } from './audit.js';
import { checkName } from './user.service.js';

@Injectable()
export class TeamService {
  constructor(
    private readonly database: Database,
    private readonly teams: TeamRepository,
    private readonly audit: Audit,
  ) {}

  create(scope: Scope, content: TeamContent): Promise<Team> {
    return this.database.tx(scope, (tx) => this.put(tx, newId(), content, 'team.created'));
  }

  update(scope: Scope, id: string, content: TeamContent): Promise<Team> {
    return this.database.tx(scope, async (tx) => {
      await this.found(tx, id);
      return this.put(tx, id, content, 'team.changed');
    });
  }

  remove(scope: Scope, id: string): Promise<boolean> {
    return this.database.tx(scope, async (tx) => {
      await this.found(tx, id);
      await this.audit.record(tx, 'team.removed', id);
      return this.teams.remove(tx, id);
    });
  }

  private async put(tx: Tx, id: string, content: TeamContent, action: string): Promise<Team> {
    const name = unwrap(checkName(content.name));
    const strangers = [...content.memberIds, ...content.accountIds].filter((each) => !isId(each));
    if (strangers.length > 0) fail('ID_INVALID', `These are not ids: ${strangers.join(', ')}`);
    if (await this.teams.nameTaken(tx, name, id))
      fail('TEAM_EXISTS', `There is already a team called ${name}. Choose another name.`);
    await this.teams.put(tx, id, { ...content, name });
    await this.audit.record(tx, action, id, { members: content.memberIds.length, accounts: content.accountIds.length });
    return this.found(tx, id);
  }

  private async found(tx: Tx, id: string): Promise<Team> {
    const team = isId(id) ? await this.teams.byId(tx, id) : null;
    return team ?? fail('TEAM_NOT_FOUND', 'There is no such team. Open the list of teams again.');
  }
}
