import { readWords, type Spelling } from './words.js';
import { typoFinder } from './typos.js';

const spelling: Spelling = {
  means: new Map([
    ["can't", 'can not'],
    ['pls', 'please'],
    ["'ve", 'have'],
  ]),
  guess: typoFinder(['escalate', 'urgent', 'manager'], new Set(['manages', 'manager'])),
};
const read = (body: string) => readWords(body, [{ start: 0, end: body.length }], spelling);
const texts = (body: string) => read(body).words.map(({ text }) => text);

describe('words', () => {
  it('are lower case, with contractions opened and shorthand spelt out', () => {
    expect(texts("We can't. PLS help, we’ve tried")).toEqual('we can not please help we have tried'.split(' '));
    expect(texts("the manager's name")).toEqual(['the', 'manager', 'name']);
  });

  it('keep their place in the body', () => {
    const body = 'Über: we can’t go 🚀 on';
    for (const { start, end, text } of read(body).words)
      if (!['can', 'not'].includes(text)) expect(body.slice(start, end).toLowerCase()).toBe(text);
    expect(
      read(body)
        .words.filter(({ start }) => body.startsWith('can’t', start))
        .map(({ text }) => text),
    ).toEqual(['can', 'not']);
  });

  it('are no keys of an object', () => {
    expect(texts('constructor toString __proto__ hasOwnProperty')).toEqual([
      'constructor',
      'tostring',
      'proto',
      'hasownproperty',
    ]);
  });

  it('belong to sentences and clauses; a version number or a wrapped line ends none', () => {
    const { sentences } = read('Version 8.4.2 still fails.\nWhy? Please look\nat it!\n\nThanks');
    expect(sentences.map(({ asks, exclaims }) => [asks, exclaims])).toEqual([
      [false, false],
      [true, false],
      [false, true],
      [false, false],
    ]);
    const clauses = read('no, this is bad').words.map(({ clause }) => clause);
    expect(clauses.map((clause) => clause === clauses[0])).toEqual([true, false, false, false]);
  });

  it('remember shouting', () => {
    expect(
      read('HELP me NOW, API down')
        .words.filter(({ shouted }) => shouted)
        .map(({ text }) => text),
    ).toEqual(['help']);
  });
});

describe('slips of the finger', () => {
  it('are put right inside a word: left out, doubled, wrong, swapped, stretched', () => {
    expect(texts('esclate escallate escelate esaclate urgeeeent')).toEqual([...Array(4).fill('escalate'), 'urgent']);
  });

  it('are not seen at the ends of a word, nor in words that exist', () => {
    expect(texts('escalated manages urgency')).toEqual(['escalated', 'manages', 'urgency']);
  });
});
