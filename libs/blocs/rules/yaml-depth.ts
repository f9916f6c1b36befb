// How deep a YAML text nests, measured on its tokens without recursion: composing a deep one can end the whole process.
import { Parser, type CST } from 'yaml';

/** Offset of the first part found below `most` levels, or null. */
export function nestedBelow(text: string, most: number): number | null {
  const open: [CST.Token, number][] = [...new Parser().parse(text)].map((token) => [token, 0]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [token, depth] = next;
    if (depth > most) return token.offset;
    for (const part of partsOf(token)) open.push([part, depth + 1]);
  }
  return null;
}

function partsOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : [];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((part) => part !== null && part !== undefined));
}
