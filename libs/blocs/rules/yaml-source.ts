// YAML as data, and the line and column of any path in it. Refuses what only an attack would contain.
import { ok, type Result } from '#kernel';
import type { Path } from '#facts/rules';
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { refuseBloc, type BlocRefusal, type Place } from './bloc-error.js';
import { nestedBelow } from './yaml-depth.js';

export const MAX_CHARACTERS = 200_000;
export const MAX_ALIASES = 100;
export const MAX_NESTING = 40;

export interface YamlSource {
  readonly data: unknown;
  /** Where the key or the item of a path begins; of what is missing, where the part begins that misses it. */
  placeOf(path: Path): Place;
}

export function readYaml(text: string): Result<YamlSource, BlocRefusal> {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (text.length > MAX_CHARACTERS) {
    const advice = `A bloc has at most ${MAX_CHARACTERS} characters. Split it.`;
    return refuseBloc([{ line: 1, column: 1, code: 'BLOC_TOO_LARGE', advice }]);
  }
  const deep = nestedBelow(text, MAX_NESTING);
  if (deep !== null) {
    const line = text.slice(0, deep).split('\n').length;
    return refuseBloc([
      { line, column: 1, code: 'BLOC_TOO_DEEP', advice: `Nests below ${MAX_NESTING} levels. Flatten it.` },
    ]);
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0)
    return refuseBloc(
      faults.map(({ message, pos }) => ({ ...place(pos[0]), code: 'YAML_SYNTAX', advice: `${message}.` })),
    );
  try {
    const data: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return ok({ data, placeOf: (path) => place(offsetOf(document, path)) });
  } catch {
    // The one thing left that stops toJS: aliases that multiply, name nothing, or hold themselves.
    const advice = 'Aliases (*name) multiply or do not resolve. Write the parts out.';
    return refuseBloc([{ ...place(text.indexOf('*')), code: 'BLOC_ALIASES', advice }]);
  }
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      offset = startOf(pair.key);
      node = pair.value;
    } else if (isSeq(node) && node.items[Number(step)] !== undefined) {
      node = node.items[Number(step)];
      offset = startOf(node);
    } else break;
  }
  return offset;
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
