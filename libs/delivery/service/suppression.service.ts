// The suppression list as people keep it.
import { Injectable } from '@nestjs/common';
import { Audit } from '#access';
import { Clock, err, ok, type Result } from '#kernel';
import { Database, type Scope } from '#platform/database';
import { validateAddress } from '../rules/index.js';
import { SuppressionRepository, type Suppression } from '../store/suppression.repository.js';

@Injectable()
export class SuppressionService {
  constructor(
    private readonly database: Database,
    private readonly repository: SuppressionRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async add(scope: Scope, text: string, reason: string): Promise<Result<Suppression>> {
    const address = validateAddress(text.trim().toLowerCase());
    if (!address.ok) return address;
    if (reason.trim() === '') return err('REASON_MISSING', 'Say why this address gets no more mail.');
    const by = scope.kind === 'user' ? scope.userId : null;
    return this.database.tx(scope, async (tx) => {
      const made = await this.repository.add(tx, address.value.address, reason.trim(), this.clock.now(), by);
      await this.audit.record(tx, 'suppression.added', made.id, { address: made.address, reason: made.reason });
      return ok(made);
    });
  }

  async remove(scope: Scope, id: string): Promise<Result<Suppression>> {
    return this.database.tx(scope, async (tx) => {
      const gone = await this.repository.remove(tx, id);
      if (!gone) return err('SUPPRESSION_NOT_FOUND', 'This address is not on the list.');
      await this.audit.record(tx, 'suppression.removed', id, { address: gone.address });
      return ok(gone);
    });
  }
}
