import fc from 'fast-check';
import { compilePattern, matchAt } from './pattern.js';
import { readWords } from './words.js';

const negators = new Set(['not', 'never']);
const spelling = { means: new Map<string, string>(), guess: () => undefined };
const groups = { boss: 'manager|supervisor|team lead', deep: '@boss|chief' };

/** The words that the pattern finds first, or null. */
function find(pattern: string, body: string): string | null {
  const { words } = readWords(body, [{ start: 0, end: body.length }], spelling);
  for (let at = 0; at < words.length; at += 1)
    for (const sequence of compilePattern(pattern, groups, (word) => word)) {
      const to = matchAt(sequence, words, at, negators);
      if (to !== -1) return body.slice(words[at]?.start, words[to - 1]?.end);
    }
  return null;
}

describe('patterns', () => {
  it.each([
    ['please escalate', 'Now please escalate it', 'please escalate'],
    ['please ~2 escalate', 'please do kindly escalate', 'please do kindly escalate'],
    ['please ~2 escalate', 'please do also kindly escalate', null],
    ['want ~3 escalated', 'we want it not escalated', null],
    ['please ~2 escalate', 'please. Escalate', null],
    ['(big|very large) problem', 'a very large problem', 'very large problem'],
    ['the? @boss', 'your team lead', 'team lead'],
    ['call @deep', 'call chief', 'call chief'],
    ['in # hours', 'in 3 hours', 'in 3 hours'],
    ['in # hours', 'in two hours', 'in two hours'],
    ['^ update', 'No update', null],
    ['^ update', 'Hi. Update please', 'Update'],
    ['now $', 'do it now', 'now'],
    ['now $', 'now do it', null],
    ['perfect ,', 'Perfect, thanks', 'Perfect'],
    ['perfect ,', 'Perfect match', null],
    ['help (now|$)', 'we need help', 'help'],
  ])('%s in "%s"', (pattern, body, found) => {
    expect(find(pattern, body)).toBe(found);
  });

  it.each(['(open', 'open)', '@nobody', '? word', '~2 word', '$', '# word', `${'(a|b c) '.repeat(11)}`])(
    'refuse what nobody can mean: %s',
    (pattern) => {
      expect(() => compilePattern(pattern, groups, (word) => word)).toThrow(/PATTERN_INVALID/);
    },
  );

  it('stop at a group that names itself', () => {
    expect(() => compilePattern('@a', { a: 'x|@a' }, (word) => word)).toThrow(/circle/);
  });

  it('find a word wherever it stands', () => {
    const filler = fc.constantFrom('red', 'green', 'blue');
    fc.assert(
      fc.property(fc.array(filler), fc.array(filler, { maxLength: 2 }), fc.array(filler), (before, gap, after) => {
        const body = [...before, 'please', ...gap, 'escalate', ...after].join(' ');
        expect(find('please ~2 escalate', body)).toBe(['please', ...gap, 'escalate'].join(' '));
      }),
    );
  });
});
