// Somebody says that a case is theirs now, from the run. (From an alert it comes as an event.)
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { CaseRepository, type Case } from '#cases';
import { Clock, err, isId, newId, ok, type Result } from '#kernel';
import { Database, userScope } from '#platform/database';
import { HandOver } from './hand-over.js';

@Injectable()
export class TakeCase {
  constructor(
    private readonly database: Database,
    private readonly cases: CaseRepository,
    private readonly handing: HandOver,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  run(userId: string, caseId: string): Promise<Result<Case>> {
    return this.database.tx(userScope(userId), async (tx) => {
      const of = isId(caseId) ? await this.cases.byId(tx, caseId) : undefined;
      if (!of) return err('CASE_NOT_FOUND', 'There is no such case among those you can see.');
      const at = this.clock.now();
      const { severity, priority } = of;
      const take = {
        caseId,
        act: 'take',
        subjectId: newId(at),
        by: userId,
        named: null,
        channel: 'console',
        at,
      } as const;
      await this.handing.run(tx, [{ ...take, severity: severity ?? priority }]);
      await this.audit.record(tx, 'triage.taken', caseId);
      return ok(of);
    });
  }
}
