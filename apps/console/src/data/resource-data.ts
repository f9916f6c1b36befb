// What a resource tells the data provider: the names of its queries, the fields it wants, how filters and writes map.
// The rest follows from `type` and `page`, as every noun of the API follows one pattern.
import type { RaRecord, SortPayload } from 'react-admin';
import type { Variables } from './graphql.js';

export type FilterValues = Readonly<Record<string, unknown>>;

/** A mutation whose answer is selected under the alias `result`; a union may carry `... on CodedError { refusal: code message }`. */
export interface Verb {
  readonly document: string;
  readonly variables: (params: { id: string; data: Readonly<Record<string, unknown>> }) => Variables;
}

export interface ResourceData {
  /** GraphQL type of a record: `Account` */
  readonly type: string;
  /** query of a page of them: `accounts` */
  readonly page: string;
  /** query of one by id: `account` */
  readonly one: string;
  /** query of their capped count: `accountCount`; no count is shown when absent */
  readonly count?: string;
  /** arguments of the page query and their types, where they aren't the usual `filter` and `sort` inputs of the type */
  readonly inputs?: Readonly<Record<string, string>>;
  /** fields of a row in a list, without id */
  readonly row: string;
  /** fields of one record on its own page; those of a row when absent */
  readonly record?: string;
  /** values of the filter form → the API's filter input; passed on as they are when absent */
  readonly filter?: (values: FilterValues) => FilterValues;
  /** the API's record → the one that pages and forms work with, where these differ */
  readonly reads?: (record: RaRecord) => RaRecord;
  readonly create?: Verb;
  readonly update?: Verb;
  readonly remove?: Verb;
}

const inputsOf = ({ type, inputs }: ResourceData): Readonly<Record<string, string>> =>
  inputs ?? { filter: `${type}FilterInput`, sort: `${type}SortInput` };

const declared = (inputs: Readonly<Record<string, string>>): string =>
  Object.entries(inputs)
    .map(([name, type]) => `$${name}: ${type}`)
    .join(', ');

const passed = (names: readonly string[]): string => names.map((name) => `${name}: $${name}`).join(', ');

function paged(data: ResourceData, operation: string, selection: string): string {
  const inputs = { ...inputsOf(data), first: 'Int', after: 'String' };
  return `query ${operation}(${declared(inputs)}) {
  page: ${data.page}(${passed(Object.keys(inputs))}) { ${selection} endCursor hasNextPage }
}`;
}

export const pageDocument = (data: ResourceData): string => paged(data, data.page, `nodes { id ${data.row} }`);

/** Only where rows end: for a page reached without walking through the ones before it. */
export const skipDocument = (data: ResourceData): string => paged(data, `${data.page}Skip`, '');

/** What a list asks for, as variables: a `filter` input, or the filter's values as arguments of their own. */
export function listVariables(data: ResourceData, values: FilterValues, sort?: SortPayload): Variables {
  const inputs = inputsOf(data);
  const filter = data.filter?.(values) ?? values;
  return {
    ...('filter' in inputs ? { filter } : filter),
    // react-admin sorts by id where nobody asked for an order; the API then has its own.
    ...('sort' in inputs && sort && sort.field !== 'id' && { sort: { field: sort.field, direction: sort.order } }),
  };
}

export function countDocument({ count = '', ...data }: ResourceData): string {
  const { sort: _, ...inputs } = inputsOf({ count, ...data });
  return `query ${count}(${declared(inputs)}) { count: ${count}(${passed(Object.keys(inputs))}) { value capped } }`;
}

export const oneDocument = ({ one, row, record = row }: ResourceData): string =>
  `query ${one}($id: ID!) { record: ${one}(id: $id) { id ${record} } }`;

/** Several records by id in one request, an alias each. */
export function manyDocument({ one, page, row }: ResourceData, howMany: number): string {
  const numbers = Array.from({ length: howMany }, (_, index) => index);
  const variables = numbers.map((n) => `$id${n}: ID!`).join(', ');
  const fields = numbers.map((n) => `r${n}: ${one}(id: $id${n}) { id ${row} }`).join('\n  ');
  return `query ${page}ById(${variables}) {\n  ${fields}\n}`;
}
