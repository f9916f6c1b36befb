// Where a part as it is here and as a file says differ: by path, told as short text, so that drift can be read before it is replaced.
export interface Difference {
  /** such as tasks › call › due; of a list of things with keys, by key */
  readonly path: string;
  /** null: not there */
  readonly here: string | null;
  readonly file: string | null;
}

const MAX_TEXT = 300;

/** In the order of the file, what is only here last. */
export function differences(here: unknown, file: unknown): Difference[] {
  return walk([], asJson(here), asJson(file));
}

function walk(path: readonly string[], here: unknown, file: unknown): Difference[] {
  const [a, b] = [partsOf(here), partsOf(file)];
  if (!a || !b) return JSON.stringify(here) === JSON.stringify(file) ? [] : [told(path, here, file)];
  return [...new Set([...b.keys(), ...a.keys()])].flatMap((key) => walk([...path, key], a.get(key), b.get(key)));
}

/** An object by its names, a list of things with keys by these; anything else is one value. */
function partsOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const keyed = value.map((item: unknown) => [keyOf(item), item] as const);
  const keys = keyed.flatMap(([key]) => key ?? []);
  return keys.length === value.length && new Set(keys).size === keys.length
    ? new Map(keyed as [string, unknown][])
    : null;
}

const keyOf = (item: unknown): string | null =>
  typeof item === 'object' && item !== null && 'key' in item && typeof item.key === 'string' ? item.key : null;

const told = (path: readonly string[], here: unknown, file: unknown): Difference => ({
  path: path.join(' › '),
  here: say(here),
  file: say(file),
});

function say(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

/** What is absent and what is undefined are the same. */
const asJson = (value: unknown): unknown =>
  value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
