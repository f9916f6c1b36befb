// A rule as one parameterised SQL statement that selects the ids of the subjects it holds for.
// A condition may be NULL and then counts as false; only a negation has to care, and says IS NOT TRUE.
import type { FactCatalogue } from './catalogue.js';
import { SUBJECTS, type Moment, type SubjectKind } from './fact.js';
import { operator } from './operators.js';
import { Params, type Statement } from './params.js';
import { rowRule, type Compare, type Count, type Related, type Rule } from './rule.js';
import { wantedValue } from './value.js';

export interface Question {
  readonly object: SubjectKind;
  readonly rule: Rule;
  readonly moment: Moment;
  /** ask about these subjects only */
  readonly only?: readonly string[];
}

export function compileRule(catalogue: FactCatalogue, question: Question): Statement {
  const { table, alias } = SUBJECTS[question.object];
  const params = new Params(question.moment);
  const only = question.only ? `${alias}.id = ANY(${params.bind(question.only, 'uuid[]')})` : null;
  const holds = new RuleWriter(catalogue, question.object, params, only).condition(question.rule, alias, null);
  return params.statement(`SELECT ${alias}.id FROM ${table} ${alias} WHERE ${only ? `${only} AND ` : ''}${holds}`);
}

const ROW = 'r';

class RuleWriter {
  constructor(
    private readonly catalogue: FactCatalogue,
    private readonly object: SubjectKind,
    private readonly params: Params,
    private readonly only: string | null,
  ) {}

  condition(rule: Rule, row: string, of: string | null): string {
    if ('all' in rule) return this.join(rule.all, ' AND ', 'TRUE', row, of);
    if ('any' in rule) return this.join(rule.any, ' OR ', 'FALSE', row, of);
    if ('not' in rule) return `(${this.condition(rule.not, row, of)}) IS NOT TRUE`;
    if ('fact' in rule) return this.compare(rule, row, of);
    return 'count' in rule ? this.count(rule) : this.exists(rule.exists);
  }

  private join(rules: readonly Rule[], word: string, none: string, row: string, of: string | null): string {
    return rules.length === 0 ? none : `(${rules.map((rule) => this.condition(rule, row, of)).join(word)})`;
  }

  private compare({ fact, op, value }: Compare, row: string, of: string | null): string {
    const field = this.catalogue.needField(this.object, of, fact);
    const wanted = wantedValue(field.type, operator(op).takes, value);
    return operator(op).sql(field.sql(row, this.params), wanted, field.type, this.params);
  }

  private exists(related: Related): string {
    const { link } = this.catalogue.needCollection(this.object, related.of);
    return `EXISTS (SELECT ${this.rows(related)} AND ${ROW}.${link.row} = ${this.subject(link.subject)})`;
  }

  /**
   * Grouped once for all subjects rather than counted for each: a hash of the few that have rows.
   * Where zero rows meet the count, those that have none are in too, so the opposite is asked and negated.
   */
  private count({ count, op, value }: Count): string {
    const { link } = this.catalogue.needCollection(this.object, count.of);
    const zeroMeets = operator(op).holds(0, value, 'number', ANY_MOMENT);
    const rows = `SELECT ${ROW}.${link.row} ${this.rows(count)}${this.narrowed(link)}`;
    const having = operator(op).sql('count(*)', value, 'number', this.params);
    const grouped = `${rows} GROUP BY ${ROW}.${link.row} HAVING ${zeroMeets ? `NOT (${having})` : having}`;
    const found = `${this.subject(link.subject)} IN (${grouped})`;
    return zeroMeets ? `(${found}) IS NOT TRUE` : found;
  }

  private rows(related: Related): string {
    const { table, since } = this.catalogue.needCollection(this.object, related.of);
    const holds = this.condition(rowRule(related), ROW, related.of);
    return `FROM ${table} ${ROW} WHERE ${ROW}.${since.column} <= ${this.params.now} AND ${holds}`;
  }

  /** The planner does not carry a restriction of subjects into a grouped subquery. */
  private narrowed(link: { row: string; subject: string }): string {
    if (!this.only) return '';
    const { table, alias } = SUBJECTS[this.object];
    return ` AND ${ROW}.${link.row} IN (SELECT ${alias}.${link.subject} FROM ${table} ${alias} WHERE ${this.only})`;
  }

  private subject(column: string): string {
    return `${SUBJECTS[this.object].alias}.${column}`;
  }
}

// Numbers compare alike at any time.
const ANY_MOMENT: Moment = { now: new Date(0), zone: 'utc' };
