// Shapes are mappings that ship: checked when loaded, so that a slip in one fails every test and not an import.
import { mappingSchema, type Mapping, type MappingInput } from '../mapping.js';

export const defineShape = (input: MappingInput): Mapping => mappingSchema.parse(input);

export type Columns = MappingInput['columns'];

/** The columns that say who a row of a system is. */
export const identity = (source: string, from: MappingInput['columns'][string] = 'id'): Columns => ({
  externalId: typeof from === 'string' ? { from, required: true } : { ...from, required: true },
  source: { constant: source },
});

/** Warehouses keep rows that the system has deleted or replaced, and mark them. */
export const WAREHOUSE_LEFTOVERS: NonNullable<MappingInput['skip']> = [
  { column: '_fivetran_deleted', values: ['true'] },
  { column: '_fivetran_active', values: ['false'] },
];

/** First name and last name out of one column. */
export const nameParts = (...from: string[]): Columns => ({
  firstName: { from, transform: 'first-name' },
  lastName: { from, transform: 'last-name' },
});
