// Answers to what tasks ask, as facts that rules can read: of an account, the latest answer to each question.
import { Injectable } from '@nestjs/common';
import { Facts, type FactSource } from '#facts';
import type { Fact, FactType } from '#facts/rules';
import { fail } from '#kernel';
import type { Tx } from '#platform/database';
import type { FieldType } from '../rules/form-field.js';
import { FieldRepository, type KnownField } from '../store/field.repository.js';

const TYPES: Readonly<Record<FieldType, FactType>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  choice: 'enum',
  'yes-no': 'boolean',
};
/** From JSON text to the value of the fact. */
const CASTS: Readonly<Record<FieldType, string>> = {
  text: '',
  number: '::numeric',
  date: '::date',
  choice: '',
  'yes-no': '::boolean',
};

@Injectable()
export class AnswerFacts implements FactSource {
  readonly events = ['task.done'];

  constructor(
    facts: Facts,
    private readonly fields: FieldRepository,
  ) {
    facts.registerSource(this);
  }

  async facts(tx: Tx): Promise<Fact[]> {
    return (await this.fields.all(tx)).map(factOf);
  }

  /** What a question is called may change; a question that is known by another type is another question. */
  async learn(tx: Tx, fields: readonly KnownField[]): Promise<void> {
    const [other] = await this.fields.learn(tx, fields);
    if (other)
      fail(
        'TASK_FIELD_TYPE',
        `“${other.key}” is asked as ${other.type} already. Give the question another key, or that type.`,
      );
  }
}

/** Keys are words joined by hyphens (keySchema), so that they can stand in SQL. */
const factOf = ({ key, label, type, options }: KnownField): Fact => ({
  key: `answer.${key}`,
  label,
  description: `Latest answer in a task to “${label}”.`,
  object: 'account',
  type: TYPES[type],
  ...(type === 'choice' && { values: options }),
  history: 'unkept',
  sql: (row) =>
    `(SELECT (x.value #>> '{}')${CASTS[type]} FROM task_answers x WHERE x.account_id = ${row}.id AND x.field = '${key}')`,
  reads: [],
  through: [{ events: ['task.done'], table: 'tasks', row: 'id', subject: 'account_id' }],
});
