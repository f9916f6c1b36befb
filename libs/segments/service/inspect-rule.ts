// Looking before saving: whom an unsaved rule holds for, and why it holds or not for one subject.
import { Injectable } from '@nestjs/common';
import { Facts } from '#facts';
import { Clock, isId, type CappedCount } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { countCapped, type Tx } from '#platform/database';
import {
  compileRule,
  explainRule,
  loadFacts,
  validateRule,
  type Problem,
  type Question,
  type Rule,
  type SubjectKind,
  type Verdict,
} from '#facts/rules';
import { orFail } from './or-fail.js';

export interface Preview {
  readonly object: SubjectKind;
  /** what is wrong with the rule; nothing else is answered then */
  readonly problems: readonly Problem[];
  readonly count: CappedCount | null;
  readonly sample: readonly string[];
}

const SAMPLE = 10;

@Injectable()
export class InspectRule {
  constructor(
    private readonly facts: Facts,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
  ) {}

  async problems(tx: Tx, object: SubjectKind, rule: unknown): Promise<readonly Problem[]> {
    const valid = validateRule(rule, object, await this.facts.in(tx));
    return valid.ok ? [] : valid.error.problems;
  }

  /** Of those whom the viewer can see. */
  async preview(tx: Tx, object: SubjectKind, rule: unknown): Promise<Preview> {
    const catalogue = await this.facts.in(tx);
    const valid = validateRule(rule, object, catalogue);
    if (!valid.ok) return { object, problems: valid.error.problems, count: null, sample: [] };
    const { text, params } = compileRule(catalogue, this.question(object, valid.value));
    const count = await countCapped(tx, { from: `(${text}) s`, where: [], params });
    const sample = await tx.query<{ id: string }>(`SELECT id FROM (${text}) s ORDER BY id LIMIT ${SAMPLE}`, params);
    return { object, problems: [], count, sample: sample.map(({ id }) => id) };
  }

  /** Null where there is no such subject among those that the viewer can see. */
  async explain(tx: Tx, object: SubjectKind, rule: unknown, subjectId: string): Promise<Verdict | null> {
    const catalogue = await this.facts.in(tx);
    const valid = orFail(validateRule(rule, object, catalogue));
    if (!isId(subjectId)) return null;
    const question = this.question(object, valid);
    const facts = await loadFacts(catalogue, question, subjectId, ({ text, params }) => tx.query(text, params));
    return facts && explainRule(catalogue, object, valid, facts, question.moment);
  }

  private question(object: SubjectKind, rule: Rule): Question {
    return { object, rule, moment: { now: this.clock.now(), zone: this.config.BELLWETHER_TIME_ZONE } };
  }
}
