import fc from 'fast-check';
import { decoderOf, encodingOf, hasUndecodable, legible } from './encoding.js';

function decode(bytes: Buffer, name: string, piece: number): string {
  const decoder = decoderOf({ name, bom: 0 });
  let text = '';
  for (let at = 0; at < bytes.length; at += piece) text += decoder.write(bytes.subarray(at, at + piece));
  return text + decoder.end();
}

const big = (text: string) => Buffer.from(text, 'utf16le').swap16();
const nameOf = (bytes: Buffer, asked?: string) => {
  const found = encodingOf(bytes, asked);
  return found.ok ? found.value.name : found.error.code;
};

describe('the encoding of a file', () => {
  it('is told by its mark, even against what was asked', () => {
    expect(nameOf(Buffer.from('\ufeffa'), 'latin1')).toBe('utf-8');
    expect(nameOf(Buffer.from('\ufeffa', 'utf16le'))).toBe('utf-16le');
    expect(nameOf(big('\ufeffa'))).toBe('utf-16be');
  });

  it('is what was asked, where there is such an encoding', () => {
    expect(nameOf(Buffer.from('a'), 'ISO-8859-1')).toBe('windows-1252');
    expect(nameOf(Buffer.from('a'), 'UTF-16LE')).toBe('utf-16le');
    expect(nameOf(Buffer.from('a'), 'shift_jis')).toBe('shift_jis');
    expect(nameOf(Buffer.from('a'), 'klingon')).toBe('ENCODING_UNKNOWN');
  });

  it('is guessed: UTF-8 with a few bad bytes stays UTF-8, text of Western Europe is Windows-1252', () => {
    expect(nameOf(Buffer.from('Grüße, 漢字'))).toBe('utf-8');
    expect(nameOf(Buffer.concat([Buffer.from('Grüße '), Buffer.from([0xff])]))).toBe('utf-8');
    expect(nameOf(Buffer.from('Grüße', 'latin1'))).toBe('windows-1252');
    expect(nameOf(Buffer.from('Grü').subarray(0, 3))).toBe('utf-8');
  });
});

describe('decoding', () => {
  const piece = fc.integer({ min: 1, max: 7 });
  const text = fc.string({ unit: 'grapheme', maxLength: 30 });

  it('gives the text back, however the bytes are cut', () => {
    fc.assert(
      fc.property(text, piece, (original, size) => {
        expect(decode(Buffer.from(original), 'utf-8', size)).toBe(original);
        expect(decode(Buffer.from(original, 'utf16le'), 'utf-16le', size)).toBe(original);
        expect(decode(big(original), 'utf-16be', size)).toBe(original);
        expect(hasUndecodable(original)).toBe(false);
      }),
    );
  });

  it('reads the curly quotes and the euro of Windows-1252', () => {
    expect(decode(Buffer.from([0x93, 0x80, 0x94, 0xe9]), 'windows-1252', 1)).toBe('“€”é');
  });

  it('marks the bytes that are no UTF-8 and leaves the other lines alone', () => {
    const bytes = Buffer.concat([Buffer.from('Grüße\n'), Buffer.from('M\xfcller\n', 'latin1'), Buffer.from('漢\n')]);
    const decoded = decode(bytes, 'utf-8', bytes.length).split('\n');
    expect(decoded[0]).toBe('Grüße');
    expect(hasUndecodable(decoded[1] ?? '')).toBe(true);
    expect(legible(decoded[1] ?? '')).toBe('Müller');
    expect(decoded[2]).toBe('漢');
  });

  it('marks, and never throws at, any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), piece, (raw, size) => {
        const bytes = Buffer.from(raw);
        const valid = Buffer.from(bytes.toString('utf8')).equals(bytes);
        expect(hasUndecodable(decode(bytes, 'utf-8', size))).toBe(!valid);
        expect(hasUndecodable(legible(decode(bytes, 'utf-8', size)))).toBe(false);
      }),
    );
  });

  it('marks half a surrogate pair in UTF-16', () => {
    expect(hasUndecodable(decode(Buffer.from([0x3d, 0xd8, 0x61, 0x00]), 'utf-16le', 2))).toBe(true);
  });
});
