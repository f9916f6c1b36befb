// What a person wrote in an answer, without the mail that they answered: that one has been read already.

const ATTRIBUTION =
  /^\s*(on\b.{5,200}\bwrote:|am\b.{5,200}\bschrieb\b.{0,100}:|le\b.{5,200}\ba écrit\s?:|el\b.{5,200}\bescribió:)\s*$/i;
const FORWARDED = /^\s*(-{2,}\s*(original message|ursprüngliche nachricht|message d'origine)\s*-{2,}|_{20,})\s*$/i;
const OUTLOOK = /^\s*\*?(from|von|de):\*?\s.+/i;
const OUTLOOK_NEXT = /^\s*\*?(sent|gesendet|envoyé|date|to|an|datum):\*?\s.+/i;

/** The text above the quotation; all of it where nothing was written above, for then the words stand between the quotes. */
export function ownWords(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  const end = lines.findIndex((_, at) => startsQuotation(lines, at));
  // Quoted lines to the very end: from the first of them on.
  const lastOwn = lines.findLastIndex((line) => !/^\s*(>|$)/.test(line));
  const above = lines
    .slice(0, Math.min(end < 0 ? lines.length : end, lastOwn + 1))
    .join('\n')
    .trim();
  if (above !== '') return above;
  return lines
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .trim();
}

function startsQuotation(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').slice(0, 400);
  // Long attributions are wrapped onto a second line.
  const joined = `${line} ${(lines[at + 1] ?? '').slice(0, 400)}`;
  if (ATTRIBUTION.test(line) || (/^\s*(on|am|le|el)\b/i.test(line) && ATTRIBUTION.test(joined))) return true;
  if (FORWARDED.test(line)) return true;
  return OUTLOOK.test(line) && lines.slice(at + 1, at + 4).some((next) => OUTLOOK_NEXT.test(next.slice(0, 400)));
}
