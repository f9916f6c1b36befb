// Which cases somebody may see now: nobody is told of one that is not theirs to read, however old the rule.
import { Injectable } from '@nestjs/common';
import { CaseRepository } from '#cases';
import { seenBy, type Tx } from '#platform/database';

@Injectable()
export class VisibleCases {
  constructor(private readonly cases: CaseRepository) {}

  async of(tx: Tx, userId: string, caseIds: readonly string[]): Promise<Set<string>> {
    const seen = await seenBy(tx, userId, () => this.cases.byIds(tx, [...new Set(caseIds)]));
    return new Set(seen.keys());
  }
}
