// Slips of the finger in the words that matter: one letter too many, missing, wrong or swapped, never at either end of the word.

const SHORTEST = 6;

/**
 * Maps a misspelt word to the keyword one edit away. Only the inside of a word may differ, so that real neighbours
 * (manages for manager, cancels for cancel) stay what they are. Cost per word grows with its length only.
 */
export function typoFinder(
  keywords: readonly string[],
  known: ReadonlySet<string>,
): (word: string) => string | undefined {
  const exact = new Set(keywords);
  const outlines = new Set(keywords.flatMap((keyword) => [-1, 0, 1].map((more) => outline(keyword, more))));
  const shortened = new Map<string, string[]>();
  for (const keyword of keywords)
    for (const gap of withoutOneLetter(keyword)) shortened.set(gap, [...(shortened.get(gap) ?? []), keyword]);
  return (word) => {
    if (word.length < SHORTEST || !outlines.has(outline(word)) || known.has(word)) return undefined;
    const missing = shortened.get(word)?.[0];
    if (missing) return missing;
    for (const gap of withoutOneLetter(word)) {
      if (exact.has(gap)) return gap;
      const near = shortened.get(gap)?.find((keyword) => differsOnce(keyword, word));
      if (near) return near;
    }
    return undefined;
  };
}

/** What a slip inside leaves alone, or nearly: both ends and the length. */
const outline = (word: string, more = 0): string => `${word.slice(0, 1)}${word.slice(-1)}${word.length + more}`;

function* withoutOneLetter(word: string): Generator<string> {
  for (let at = 1; at < word.length - 1; at += 1) yield word.slice(0, at) + word.slice(at + 1);
}

/** One letter replaced, or two neighbours swapped. */
function differsOnce(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const off = [...a].flatMap((letter, at) => (letter === b[at] ? [] : [at]));
  const [first = 0, second = 0] = off;
  return (
    off.length === 1 || (off.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first])
  );
}
