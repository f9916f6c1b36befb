// Suggests mappings for a file by the names of its columns: rare names say more than `id` and `name` do.
import { ColumnFinder, foldName } from './column-reader.js';
import type { Mapping } from './mapping.js';
import type { Header } from './row.js';
import { SHAPES } from './shapes/index.js';

export interface Suggestion {
  readonly mapping: Mapping;
  /** 0 to 1: how much of what would tell this mapping's file from others the header holds */
  readonly fit: number;
  /** fields the file has a column for */
  readonly fields: readonly string[];
}

/** Best first; mappings whose required fields the header can't fill are out. Saved mappings compete on the same terms. */
export function guessShape(header: Header, mappings: readonly Mapping[] = SHAPES): Suggestion[] {
  const weight = weights(mappings);
  const columns = new ColumnFinder(header);
  const has = (name: string): boolean => columns.find(name).length > 0;
  return mappings
    .map((mapping) => suggestion(mapping, has, weight))
    .filter((one) => one !== null)
    .sort((a, b) => b.evidence * b.fit - a.evidence * a.fit)
    .map(({ mapping, fit, fields }) => ({ mapping, fit, fields }));
}

type Weigh = (name: string) => number;

function suggestion(mapping: Mapping, has: (name: string) => boolean, weight: Weigh) {
  const { each } = mapping.format;
  // Rows inside records: their columns aren't in sight, but the list that holds them is.
  if (each && has(each)) return { mapping, evidence: weight(each), fit: 0.5, fields: [] };
  let evidence = 0;
  let possible = 0;
  const fields: string[] = [];
  for (const [field, { required }] of Object.entries(mapping.columns)) {
    const names = namesOf(mapping, field);
    if (names.length === 0) continue;
    const found = Math.max(0, ...names.filter(has).map(weight));
    possible += Math.max(...names.map(weight));
    evidence += found;
    if (names.some(has)) fields.push(field);
    else if (required) return null;
  }
  for (const name of mapping.tells) {
    possible += weight(name);
    if (has(name)) evidence += weight(name);
  }
  return fields.length ? { mapping, evidence, fit: possible > 0 ? evidence / possible : 0, fields } : null;
}

function namesOf(mapping: Mapping, field: string): string[] {
  const rule = mapping.columns[field];
  if (rule?.template) return [...rule.template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '');
  return (rule?.from ?? []).map(({ column }) => column);
}

/** Inverse document frequency: 0 for a name that every mapping knows. */
function weights(mappings: readonly Mapping[]): Weigh {
  const known = new Map<string, number>();
  for (const mapping of mappings) {
    const names = [...mapping.tells, ...Object.keys(mapping.columns).flatMap((field) => namesOf(mapping, field))];
    for (const name of new Set(names.map(foldName))) known.set(name, (known.get(name) ?? 0) + 1);
  }
  return (name) => Math.log((mappings.length + 1) / (known.get(foldName(name)) ?? 1));
}
