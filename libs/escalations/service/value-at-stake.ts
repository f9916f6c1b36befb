// What an account in escalation puts at stake unless somebody says otherwise: a copy of its contract's value.
import { Injectable } from '@nestjs/common';
import { AccountRepository } from '#accounts';
import { contractOf, type ContractValue } from '#accounts/rules';
import type { Tx } from '#platform/database';

@Injectable()
export class ValueAtStake {
  constructor(private readonly accounts: AccountRepository) {}

  /** By account; accounts without a contract are absent: their value is unknown, not 0. */
  async of(tx: Tx, accountIds: readonly string[]): Promise<Map<string, ContractValue>> {
    const family = await this.accounts.withAncestors(tx, accountIds);
    return new Map(
      accountIds.flatMap((id) => {
        const contract = contractOf(id, family);
        return contract ? [[id, contract] as const] : [];
      }),
    );
  }
}
