// Asks a condition of a campaign about many contacts at once.
import { Injectable } from '@nestjs/common';
import { Facts } from '#facts';
import { compileRule, validateRule, type FactCatalogue, type Rule } from '#facts/rules';
import { Clock, unwrap } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import type { Tx } from '#platform/database';
import type { Condition } from '../rules/steps.js';
import { ConditionRepository } from '../store/condition.repository.js';

@Injectable()
export class AskCondition {
  constructor(
    private readonly repository: ConditionRepository,
    private readonly facts: Facts,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
  ) {}

  /** Those of the contacts for whom it holds. */
  async of(tx: Tx, runId: string, condition: Condition, contactIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (contactIds.length === 0) return new Set();
    if ('segment' in condition) return this.repository.inSegment(tx, contactIds, condition.segment);
    if ('notSegment' in condition) {
      const inside = await this.repository.inSegment(tx, contactIds, condition.notSegment);
      return new Set(contactIds.filter((id) => !inside.has(id)));
    }
    if ('clicked' in condition) return this.repository.ofMail(tx, runId, contactIds, condition.clicked, 'clicked');
    if ('replied' in condition) return this.repository.ofMail(tx, runId, contactIds, condition.replied, 'replied');
    if ('answered' in condition) return this.repository.ofMail(tx, runId, contactIds, condition.answered, 'answered');
    return this.byRule(tx, condition.rule, contactIds);
  }

  private async byRule(tx: Tx, input: unknown, contactIds: readonly string[]): Promise<ReadonlySet<string>> {
    const catalogue: FactCatalogue = await this.facts.in(tx);
    const rule: Rule = unwrap(validateRule(input, 'contact', catalogue));
    const moment = { now: this.clock.now(), zone: this.config.BELLWETHER_TIME_ZONE };
    return this.repository.byRule(tx, compileRule(catalogue, { object: 'contact', rule, moment, only: contactIds }));
  }
}
