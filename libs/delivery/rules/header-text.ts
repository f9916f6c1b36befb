// Text made safe for a header: plain where it can be, RFC 2047 encoded words where it must, refused where it is an attack.
import { err, ok, type Result } from '#kernel';

/** RFC 5322 §2.1.1, without the line end. */
export const MAX_LINE = 998;

const MAX_TEXT = 998;
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
const PLAIN = /^[\x21-\x7e]{1,60}(?: [\x21-\x7e]{1,60})*$/;
const ENCODED_BYTES = 45; // 60 characters of base64, 72 with the frame; RFC 2047 allows 75

/** Line ends and other control characters are how a header turns into two: refused, never dropped in silence. */
export function checkHeaderText(name: string, text: string): Result<string> {
  if (CONTROL.test(text))
    return err(
      'HEADER_UNSAFE',
      `${name} has a line end or a control character. Remove it from the text or the field it came from.`,
      {
        header: name,
      },
    );
  if (text.length > MAX_TEXT)
    return err('HEADER_TOO_LONG', `${name} is longer than ${MAX_TEXT} characters. Shorten it.`, { header: name });
  return ok(text);
}

/** For Subject and the like: lines of at most 76 characters, joined by folding. `text` has passed checkHeaderText. */
export function unstructured(text: string): string {
  if (text === '') return '';
  return PLAIN.test(text) && !text.includes('=?') ? fold(text.split(' ')) : encodedWords(text);
}

/** For the name beside an address. */
export function phrase(name: string): string {
  if (!PLAIN.test(name) || name.includes('=?') || name.length > 60) return encodedWords(name);
  return `"${name.replace(/[\\"]/g, '\\$&')}"`;
}

export const fold = (words: readonly string[]): string => {
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    // The first line shares its room with the header's name.
    const room = lines.length > 1 ? 75 : 55;
    if (line !== undefined && line.length + word.length < room) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join('\r\n ');
};

function encodedWords(text: string): string {
  const chunks: string[] = [];
  let chunk = '';
  for (const character of text) {
    if (Buffer.byteLength(chunk + character) > ENCODED_BYTES) {
      chunks.push(chunk);
      chunk = '';
    }
    chunk += character;
  }
  return [...chunks, chunk].map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');
}
