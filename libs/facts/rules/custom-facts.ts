// Custom fields as facts: a value in JSON read as what the field is said to be; what does not read as that is not known.
import type { Fact, FactType } from './fact.js';
import { accountFactOf, contactFactOf, type AccountFact } from './account-facts.js';

export const CUSTOM_TYPES = ['text', 'number', 'boolean', 'date', 'list'] as const satisfies readonly FactType[];
export type CustomType = (typeof CUSTOM_TYPES)[number];

export interface CustomField {
  readonly name: string;
  readonly label: string;
  readonly type: CustomType;
}

/** Only such names become facts: they stand in SQL. */
export const CUSTOM_NAME = /^[\p{L}\p{N}][\p{L}\p{N} _.-]{0,63}$/u;

const NUMBER = String.raw`^\s*[-+]?\d{1,15}(\.\d{1,6})?\s*$`;
const DATE = String.raw`^\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\d|3[01])|(0[469]|11)-(0[1-9]|[12]\d|30)|02-(0[1-9]|1\d|2[0-8]))`;
const LEAP_DAY = String.raw`^\d{4}-02-29`;

const READ: Readonly<Record<CustomType, (json: string, text: string) => string>> = {
  text: (_json, text) => text,
  number: (_json, text) => `(CASE WHEN ${text} ~ '${NUMBER}' THEN trim(${text})::numeric END)`,
  boolean: (_json, text) =>
    `(CASE WHEN lower(${text}) IN ('true', 'yes', '1') THEN true WHEN lower(${text}) IN ('false', 'no', '0') THEN false END)`,
  date: (_json, text) => {
    const lastOfFebruary = `((left(${text}, 4) || '-03-01')::date - 1)`;
    return `(CASE WHEN ${text} ~ '${DATE}' THEN left(${text}, 10)::date
      WHEN ${text} ~ '${LEAP_DAY}' AND extract(day FROM ${lastOfFebruary}) = 29 THEN ${lastOfFebruary} END)`;
  },
  list: (json) =>
    `(CASE WHEN jsonb_typeof(${json}) = 'array' THEN ARRAY(SELECT jsonb_array_elements_text(${json})) END)`,
};

/** Facts about accounts and, through them, about contacts. */
export const customFacts = (fields: readonly CustomField[]): Fact[] =>
  fields
    .filter(({ name }) => CUSTOM_NAME.test(name))
    .flatMap((field) => {
      const fact = customFact(field);
      return [accountFactOf(fact), contactFactOf(fact)];
    });

function customFact({ name, label, type }: CustomField): AccountFact {
  const read = (custom: string) => READ[type](`(${custom}->'${name}')`, `(${custom}->>'${name}')`);
  return {
    key: `account.custom.${name}`,
    label,
    description: `Custom field “${name}”.`,
    type,
    sql: (row) => read(`${row}.custom`),
    attribute: 'custom',
    read: (value) => read(`${value}::jsonb`),
    reads: ['account.changed'],
  };
}
