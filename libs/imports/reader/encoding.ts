// Bytes to text: which encoding a file has, and a decoder that marks what isn't valid in it instead of guessing.
import { isUtf8 } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import iconv from 'iconv-lite';
import { err, ok, type Result } from '#kernel';

export interface Encoding {
  readonly name: string;
  /** bytes of the byte order mark to pass over */
  readonly bom: number;
}

export interface Decoder {
  write(bytes: Buffer): string;
  end(): string;
}

const ALIASES: Record<string, string> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  // What calls itself Latin-1 is nearly always this superset of it.
  latin1: 'windows-1252',
  iso88591: 'windows-1252',
  cp1252: 'windows-1252',
  windows1252: 'windows-1252',
};

const OURS = new Set(['utf-8', 'utf-16le', 'utf-16be']);

const BOMS: readonly (readonly [string, Buffer])[] = [
  ['utf-8', Buffer.from([0xef, 0xbb, 0xbf])],
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
];

/**
 * A byte order mark decides, then what was asked for, then the first bytes: UTF-8, unless more of them can't be UTF-8 than
 * are well-formed characters of it beyond ASCII, which is Windows-1252. A few bad bytes in good UTF-8 cost their rows only.
 */
export function encodingOf(head: Buffer, asked?: string): Result<Encoding> {
  for (const [name, bom] of BOMS) if (head.subarray(0, bom.length).equals(bom)) return ok({ name, bom: bom.length });
  if (asked) {
    const name = ALIASES[asked.toLowerCase().replaceAll(/[^a-z0-9]/g, '')] ?? asked.toLowerCase();
    if (OURS.has(name) || iconv.encodingExists(name)) return ok({ name, bom: 0 });
    return err('ENCODING_UNKNOWN', `There is no encoding named ${asked}. Try utf-8, windows-1252 or utf-16le.`);
  }
  const text = head.toString('utf8', 0, completeLength(head));
  const good = text.match(/[^\x00-\x7f\ufffd]/gu)?.length ?? 0;
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  return ok({ name: bad > good ? 'windows-1252' : 'utf-8', bom: 0 });
}

export function decoderOf(encoding: Encoding): Decoder {
  if (encoding.name === 'utf-8') return new Utf8Decoder();
  if (encoding.name === 'utf-16le') return new StringDecoder('utf16le');
  if (encoding.name === 'utf-16be') return new Utf16BigEndianDecoder();
  const decoder = iconv.getDecoder(encoding.name);
  const marked = (text: string | undefined) => (text ?? '').replaceAll('\ufffd', LOST);
  return { write: (bytes) => marked(decoder.write(bytes)), end: () => marked(decoder.end()) };
}

/**
 * What can't be decoded becomes a lone surrogate, which valid text never holds: U+DC00 plus the byte where it is known (as
 * Python's surrogateescape does), so that the row it falls in can be told and its bytes be shown.
 */
const LOST = '\udfff';
const LONE = /\p{Surrogate}/u;

export const hasUndecodable = (text: string): boolean => LONE.test(text);

/** Undecodable bytes shown as Latin-1 would, for a person to recognise the text by. */
export const legible = (text: string): string =>
  text.replaceAll(/\p{Surrogate}/gu, (lone) => {
    const code = lone.charCodeAt(0);
    return code >= 0xdc80 && code <= 0xdcff ? String.fromCharCode(code - 0xdc00) : '\ufffd';
  });

class Utf8Decoder implements Decoder {
  private tail: Buffer = Buffer.alloc(0);

  write(bytes: Buffer): string {
    const all = this.tail.length ? Buffer.concat([this.tail, bytes]) : bytes;
    const length = completeLength(all);
    this.tail = Buffer.from(all.subarray(length));
    const whole = all.subarray(0, length);
    return isUtf8(whole) ? whole.toString('utf8') : lineByLine(whole);
  }

  end(): string {
    return marked(this.tail);
  }
}

class Utf16BigEndianDecoder implements Decoder {
  private readonly little = new StringDecoder('utf16le');
  private odd: Buffer = Buffer.alloc(0);

  write(bytes: Buffer): string {
    const all = Buffer.concat([this.odd, bytes]);
    const even = all.length - (all.length % 2);
    this.odd = all.subarray(even);
    return this.little.write(all.subarray(0, even).swap16());
  }

  end(): string {
    return this.little.end();
  }
}

/** Without the bytes of a character that the end cuts off. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes.readUInt8(bytes.length - back);
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function lineByLine(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const eol = bytes.indexOf(10, at);
    const end = eol === -1 ? bytes.length : eol + 1;
    const line = bytes.subarray(at, end);
    text += isUtf8(line) ? line.toString('utf8') : marked(line);
    at = end;
  }
  return text;
}

const marked = (bytes: Buffer): string =>
  bytes.toString('latin1').replaceAll(/[\x80-\xff]/g, (char) => String.fromCharCode(0xdc00 + char.charCodeAt(0)));
