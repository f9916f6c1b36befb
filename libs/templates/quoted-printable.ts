// Quoted-printable in chunks that can be joined: a template's fixed text is encoded once, each value when it is filled in.

/** RFC 2045 §6.7: 76 octets a line, the last of them the = of a soft line end. */
const ROOM = 75;
const PLAIN = /^[\x20-\x3c\x3e-\x7e]*$/;
const SOFT_END = '=\r\n';

/**
 * Any sequence of chunks, joined, decodes to their texts joined: each starts on a fresh line and ends its last one.
 * Line ends of every kind become CRLF. Chunks never hold `=_`, so a boundary that does can't be in them.
 */
export function encodeChunk(text: string): string {
  if (text === '') return '';
  if (text.length <= ROOM && PLAIN.test(text)) return text + SOFT_END;
  const lines = text.split(/\r\n|\n|\r/);
  const last = lines.pop() ?? '';
  const ended = lines.map((line) => `${encodeLine(line, true)}\r\n`).join('');
  return last === '' ? ended : `${ended}${encodeLine(last, false)}${SOFT_END}`;
}

/** A space before a real line end is encoded, or servers on the way would drop it. Tabs always are. */
function encodeLine(line: string, isEnded: boolean): string {
  let encoded = '';
  let used = 0;
  for (const character of line) {
    const unit = PLAIN.test(character) ? character : escaped(character);
    if (used + unit.length > ROOM) {
      encoded += SOFT_END;
      used = 0;
    }
    encoded += unit;
    used += unit.length;
  }
  if (!isEnded || !encoded.endsWith(' ')) return encoded;
  return `${encoded.slice(0, -1)}${used + 2 > ROOM ? SOFT_END : ''}=20`;
}

const escaped = (character: string): string =>
  Buffer.from(character).reduce((text, byte) => `${text}=${byte.toString(16).toUpperCase().padStart(2, '0')}`, '');
