// Looking before saving: whom an unsaved rule holds for, and why it holds or not for one subject.
import { Injectable } from '@nestjs/common';
import { Clock, isId, type CappedCount } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { countCapped, type Tx } from '#platform/database';
import {
  compileFacts,
  compileRule,
  explainRule,
  FactCatalogue,
  validateRule,
  type Problem,
  type Question,
  type Row,
  type Rule,
  type Statement,
  type SubjectKind,
  type Verdict,
} from '../rules/index.js';
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
    private readonly catalogue: FactCatalogue,
    private readonly clock: Clock,
    @InjectConfig() private readonly config: Config,
  ) {}

  problems(object: SubjectKind, rule: unknown): readonly Problem[] {
    const valid = validateRule(rule, object, this.catalogue);
    return valid.ok ? [] : valid.error.problems;
  }

  /** Of those whom the viewer can see. */
  async preview(tx: Tx, object: SubjectKind, rule: unknown): Promise<Preview> {
    const valid = validateRule(rule, object, this.catalogue);
    if (!valid.ok) return { object, problems: valid.error.problems, count: null, sample: [] };
    const { text, params } = compileRule(this.catalogue, this.question(object, valid.value));
    const count = await countCapped(tx, { from: `(${text}) s`, where: [], params });
    const sample = await tx.query<{ id: string }>(`SELECT id FROM (${text}) s ORDER BY id LIMIT ${SAMPLE}`, params);
    return { object, problems: [], count, sample: sample.map(({ id }) => id) };
  }

  /** Null where there is no such subject among those that the viewer can see. */
  async explain(tx: Tx, object: SubjectKind, rule: unknown, subjectId: string): Promise<Verdict | null> {
    const valid = orFail(validateRule(rule, object, this.catalogue));
    if (!isId(subjectId)) return null;
    const question = this.question(object, valid);
    const { values, rows } = compileFacts(this.catalogue, question, subjectId);
    const read = ({ text, params }: Statement) => tx.query<Row>(text, params);
    const [found] = await read(values);
    if (!found) return null;
    const related: Record<string, Row[]> = {};
    for (const [key, each] of Object.entries(rows)) related[key] = await read(each);
    return explainRule(this.catalogue, object, valid, { values: found, rows: related }, question.moment);
  }

  private question(object: SubjectKind, rule: Rule): Question {
    return { object, rule, moment: { now: this.clock.now(), zone: this.config.BELLWETHER_TIME_ZONE } };
  }
}
