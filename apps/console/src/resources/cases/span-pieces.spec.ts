// A highlighted message says exactly what was written, and each signal covers exactly its words, overlapping or not.
import fc from 'fast-check';
import { piecesOf } from './span-pieces.js';

const span = (startsAt: number, endsAt: number) => ({ startsAt, endsAt });

it('leaves a text without signals whole', () => {
  expect(piecesOf('All is well', [])).toEqual([{ text: 'All is well', startsAt: 0, spans: [] }]);
  expect(piecesOf('', [])).toEqual([]);
});

it('cuts where two signals overlap, and names both there', () => {
  const first = span(3, 11);
  const second = span(8, 16);
  expect(piecesOf('We are blocked again', [first, second])).toEqual([
    { text: 'We ', startsAt: 0, spans: [] },
    { text: 'are b', startsAt: 3, spans: [first] },
    { text: 'loc', startsAt: 8, spans: [first, second] },
    { text: 'ked a', startsAt: 11, spans: [second] },
    { text: 'gain', startsAt: 16, spans: [] },
  ]);
});

it('counts as JavaScript does where letters take two units', () => {
  expect(piecesOf('😡 bad', [span(3, 6)]).map(({ text }) => text)).toEqual(['😡 ', 'bad']);
});

it('loses and repeats no letter, and covers each span by its own words', () => {
  const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => span(Math.min(a, b), Math.max(a, b))));
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), spans, (text, given) => {
      const pieces = piecesOf(text, given);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      for (const each of given) {
        const covered = pieces.filter(({ spans: of }) => of.includes(each)).map((piece) => piece.text);
        expect(covered.join('')).toBe(text.slice(each.startsAt, each.endsAt));
      }
    }),
  );
});
