// A rule as one parameterised SQL statement that selects the ids of the subjects it holds for, now or on a past day.
// A condition may be NULL and then counts as false; only a negation has to care, and says IS NOT TRUE.
import { bucketSql } from './bucket.js';
import type { FactCatalogue } from './catalogue.js';
import { SUBJECTS, type Collection, type Field, type Moment, type SubjectKind } from './fact.js';
import { operator } from './operators.js';
import { Params, type Statement } from './params.js';
import { heldSql, pastSql, valueAtSql } from './past.js';
import { rowRule, type Bucket, type Compare, type Count, type Counted, type Related, type Rule } from './rule.js';
import { wantedValue } from './value.js';

export interface Question {
  readonly object: SubjectKind;
  readonly rule: Rule;
  readonly moment: Moment;
  /** ask about these subjects only */
  readonly only?: readonly string[];
  /** the moment is past: of each fact what was recorded to be so then, and only subjects that were there */
  readonly asOf?: boolean;
}

export function compileRule(catalogue: FactCatalogue, question: Question): Statement {
  const { table, alias } = SUBJECTS[question.object];
  const params = new Params(question.moment);
  const only = question.only ? `${alias}.id = ANY(${params.bind(question.only, 'uuid[]')})` : null;
  const writer = new RuleWriter(catalogue, question, params, only);
  const holds = writer.condition(question.rule, alias, null);
  const there = question.asOf ? existedSql(question.object, params) : null;
  const where = [only, there, holds].filter((each) => each !== null).join(' AND ');
  return params.statement(`SELECT ${alias}.id FROM ${table} ${alias} WHERE ${where}`);
}

/** The subjects that were there at the moment: those recorded by then, or of whom something is told that happened by then. */
export function existedSql(object: SubjectKind, { now }: Params): string {
  if (object === 'contact') return `(c.created_at <= ${now} OR c.first_seen_at <= ${now})`;
  const told = (table: string) =>
    `EXISTS (SELECT 1 FROM ${table} x WHERE x.account_id = a.id AND x.opened_at <= ${now})`;
  return `(a.created_at <= ${now} OR ${told('escalations')} OR ${told('cases')})`;
}

const ROW = 'r';

class RuleWriter {
  private readonly object: SubjectKind;
  private readonly asOf: boolean;

  constructor(
    private readonly catalogue: FactCatalogue,
    { object, asOf = false }: Question,
    private readonly params: Params,
    private readonly only: string | null,
  ) {
    this.object = object;
    this.asOf = asOf;
  }

  condition(rule: Rule, row: string, of: string | null): string {
    if ('all' in rule) return this.join(rule.all, ' AND ', 'TRUE', row, of);
    if ('any' in rule) return this.join(rule.any, ' OR ', 'FALSE', row, of);
    if ('not' in rule) return this.negated(rule.not, row, of);
    if ('fact' in rule) return this.compare(rule, row, of);
    if ('bucket' in rule) return this.bucket(rule);
    return 'count' in rule ? this.count(rule) : this.exists(rule.exists);
  }

  /** What is never NULL is negated plainly: of NOT EXISTS the planner makes an anti-join. */
  private negated(rule: Rule, row: string, of: string | null): string {
    const condition = this.condition(rule, row, of);
    return 'exists' in rule || 'bucket' in rule ? `(NOT ${condition})` : `(${condition}) IS NOT TRUE`;
  }

  private join(rules: readonly Rule[], word: string, none: string, row: string, of: string | null): string {
    return rules.length === 0 ? none : `(${rules.map((rule) => this.condition(rule, row, of)).join(word)})`;
  }

  private compare({ fact, op, value, for: days, over }: Compare, row: string, of: string | null): string {
    const field = this.catalogue.needField(this.object, of, fact);
    const wanted = wantedValue(field.type, operator(op).takes, value);
    const past = pastSql(field, row, over, this.params);
    const test = (actual: string) => operator(op).sql(actual, wanted, field.type, this.params, past);
    if (op === 'withinLast') return test(this.inWindow(field, row));
    return days === undefined ? test(this.value(field, row)) : heldSql(field, row, days, test, this.params);
  }

  /** A window that ends now leaves out what is still to come by itself; the plain column is what an index knows. */
  private inWindow(field: Field, row: string): string {
    const [stored] = field.turnsAt ?? [];
    return stored && field.type === 'instant' ? `${row}.${stored.column}` : this.value(field, row);
  }

  private value(field: Field, row: string): string {
    return this.asOf ? valueAtSql(field, row, this.params) : field.sql(row, this.params);
  }

  private bucket({ bucket, from, to }: Bucket): string {
    const dealt = bucketSql(this.params.bind(bucket, 'text'), this.subject('id'));
    return `(${dealt} >= ${this.params.bind(from, 'integer')} AND ${dealt} < ${this.params.bind(to, 'integer')})`;
  }

  private exists(related: Related): string {
    const collection = this.catalogue.needCollection(this.object, related.of);
    const { row, subject } = collection.link;
    const rows = this.rows(related, collection);
    return this.asOf && collection.moves
      ? `((${this.subject(subject)} IN (SELECT ${this.belongsTo(collection)} ${rows})) IS TRUE)`
      : `EXISTS (SELECT ${rows} AND ${ROW}.${row} = ${this.subject(subject)})`;
  }

  /**
   * Grouped once for all subjects rather than counted for each: a hash of the few that have rows.
   * Where zero rows meet the count, those that have none are in too, so the opposite is asked and negated.
   */
  private count({ count, op, value }: Count): string {
    const collection = this.catalogue.needCollection(this.object, count.of);
    const zeroMeets = operator(op).holds(0, value, 'number', ANY_MOMENT, NO_PAST);
    const whose = this.belongsTo(collection);
    const rows = `SELECT ${whose} ${this.rows(count, collection)}${this.narrowed(collection)}`;
    const having = operator(op).sql(this.counted(count), value, 'number', this.params, NO_SQL_PAST);
    const grouped = `${rows} GROUP BY ${whose === `${ROW}.${collection.link.row}` ? whose : 1} HAVING ${zeroMeets ? `NOT (${having})` : having}`;
    const found = `${this.subject(collection.link.subject)} IN (${grouped})`;
    return zeroMeets ? `(${found}) IS NOT TRUE` : found;
  }

  private counted({ of, distinct }: Counted): string {
    if (!distinct) return 'count(*)';
    return `count(DISTINCT ${this.value(this.catalogue.needField(this.object, of, distinct), ROW)})`;
  }

  private rows(related: Related, { table, since }: Collection): string {
    const holds = this.condition(rowRule(related), ROW, related.of);
    return `FROM ${table} ${ROW} WHERE ${ROW}.${since.column} <= ${this.params.now} AND ${holds}`;
  }

  /** Whose row it is, or was at the moment. */
  private belongsTo({ link, moves }: Collection): string {
    if (!this.asOf || !moves) return `${ROW}.${link.row}`;
    const { now } = this.params;
    return `(SELECT i.value::uuid FROM ${moves.table} i WHERE i.${moves.row} = ${ROW}.id AND i.attribute = '${moves.attribute}'
      AND i.from_at <= ${now} AND (i.to_at IS NULL OR i.to_at > ${now}) ORDER BY i.from_at DESC, i.seq DESC LIMIT 1)`;
  }

  /** The planner does not carry a restriction of subjects into a grouped subquery. */
  private narrowed({ link, moves }: Collection): string {
    if (!this.only || (this.asOf && moves)) return '';
    const { table, alias } = SUBJECTS[this.object];
    return ` AND ${ROW}.${link.row} IN (SELECT ${alias}.${link.subject} FROM ${table} ${alias} WHERE ${this.only})`;
  }

  private subject(column: string): string {
    return `${SUBJECTS[this.object].alias}.${column}`;
  }
}

// Numbers compare alike at any time.
const ANY_MOMENT: Moment = { now: new Date(0), zone: 'utc' };
const NO_PAST = { before: null, spells: [] };
const NO_SQL_PAST = { before: 'NULL', spells: '' };
