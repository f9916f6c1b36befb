// Suggests whom to ask: by skills, and by who resolved cases like this one.
import { Injectable } from '@nestjs/common';
import { CaseRepository } from '#cases';
import { Clock, isId } from '#kernel';
import { Database, SYSTEM, type Tx } from '#platform/database';
import { expertScore, tellingWords } from '../rules/swarm.js';
import { ExpertRepository, type KnownExpert } from '../store/expert.repository.js';

export interface Suggestion extends KnownExpert {
  readonly score: number;
}

const SHOWN = 8;
const YEAR_MS = 365 * 86_400_000;

@Injectable()
export class SuggestExperts {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseRepository,
    private readonly experts: ExpertRepository,
    private readonly clock: Clock,
  ) {}

  /** `tx`: of who asks, who has to see the case. The best first; without the case's own assignee, and without `exceptId`. */
  async run(tx: Tx, caseId: string, exceptId: string): Promise<Suggestion[]> {
    const of = isId(caseId) ? await this.cases.byId(tx, caseId) : undefined;
    if (!of) return [];
    const since = new Date(this.clock.now().getTime() - YEAR_MS);
    const found = await this.database.tx(SYSTEM, async (all) => {
      const known = await this.experts.find(all, of.product, tellingWords(of.subject), since);
      const own = await all.one<{ id: string }>('SELECT id FROM users WHERE email = $1', [of.assignee]);
      return known.filter(({ userId }) => userId !== own?.id);
    });
    return found
      .filter(({ userId }) => userId !== exceptId)
      .map((each) => ({ ...each, score: expertScore(each) }))
      .sort((a, b) => b.score - a.score || a.userId.localeCompare(b.userId))
      .slice(0, SHOWN);
  }
}
