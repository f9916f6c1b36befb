// The port that rooms register their targets by, as far as it is pure: which fields a target takes, and whether a mapping suits it.
import { err, ok, type Result } from '#kernel';
import type { Mapping, ValueKind } from './mapping.js';
import type { MappedRow } from './row.js';

export interface TargetField {
  readonly kind: ValueKind;
  readonly required?: boolean;
}

export interface TargetShape {
  readonly name: string;
  /** `custom.*` takes any name under custom */
  readonly fields: Readonly<Record<string, TargetField>>;
}

/** Why a target can't take a row. The run finds the column that the field comes from. */
export interface Refusal {
  readonly row: MappedRow;
  /** null where the whole row is meant */
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

/** MAPPING_UNSUITED lists fields the target doesn't have, kinds that differ and required fields the mapping leaves out. */
export function suits(mapping: Mapping, target: TargetShape): Result<null> {
  const problems: string[] = [];
  if (mapping.target !== target.name) problems.push(`it is for ${mapping.target}`);
  for (const [field, rule] of Object.entries(mapping.columns)) {
    const taken = target.fields[field] ?? target.fields[`${field.split('.')[0]}.*`];
    if (!taken) problems.push(`${field} is no field; fields are ${Object.keys(target.fields).join(', ')}`);
    else if (taken.kind !== rule.kind) problems.push(`${field} is ${taken.kind}, not ${rule.kind}`);
  }
  for (const [field, { required }] of Object.entries(target.fields))
    if (required && !mapping.columns[field]) problems.push(`${field} is left out and must be there`);
  if (problems.length === 0) return ok(null);
  return err('MAPPING_UNSUITED', `The mapping ${mapping.name} doesn't suit ${target.name}: ${problems.join('; ')}.`, {
    problems,
  });
}
