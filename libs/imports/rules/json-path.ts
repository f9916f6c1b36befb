// Finds a value in a JSON record by a dotted path, as mappings and headers name it.
import type { Json, JsonObject } from './row.js';

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** undefined for what has no single text. */
export function textOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** An array by position, or by the `id` of its elements: `custom_fields.360012.value`. */
function element(list: readonly Json[], segment: string): Json | undefined {
  const position = /^\d{1,6}$/.test(segment) ? Number(segment) : -1;
  if (position >= 0 && position < list.length) return list[position];
  return list.find((item) => isObject(item) && textOf(own(item, 'id')) === segment);
}

/** undefined where the path leads nowhere. A name that holds dots itself is found as it is first. */
export function atPath(record: JsonObject, path: string): Json | undefined {
  const whole = own(record, path);
  if (whole !== undefined || !path.includes('.')) return whole;
  let value: Json | undefined = record;
  for (const segment of path.split('.')) {
    if (Array.isArray(value)) value = element(value as readonly Json[], segment);
    else value = isObject(value) ? own(value, segment) : undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

const DEEPEST = 4;

/** Paths of the values in a record; an array is one name, whatever it holds. */
export function pathsOf(record: JsonObject, prefix = '', depth = 1): string[] {
  return Object.entries(record).flatMap(([key, value]) =>
    isObject(value) && depth < DEEPEST ? pathsOf(value, `${prefix}${key}.`, depth + 1) : [prefix + key],
  );
}

export function someText(value: Json, test: (text: string) => boolean): boolean {
  if (typeof value === 'string') return test(value);
  if (Array.isArray(value)) return value.some((item) => someText(item as Json, test));
  return isObject(value) && Object.values(value).some((item) => someText(item, test));
}

/** The name under which a nested element finds the record it stands in: `^.id`. */
export const OUTER = '^';

/** The elements at `each` as records of their own, or the record itself where it has no such list. */
export function elementsOf(record: JsonObject, each: string): JsonObject[] {
  const list = atPath(record, each);
  if (!Array.isArray(list)) return [record];
  return (list as readonly Json[]).filter(isObject).map((item) => ({ ...item, [OUTER]: record }));
}

export const withoutOuter = (record: JsonObject): JsonObject => {
  const { [OUTER]: _outer, ...rest } = record;
  return rest;
};
