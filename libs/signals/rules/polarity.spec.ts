import { writtenOn } from './fixtures/index.js';
import { polarityOf } from './polarity.js';
import { readMessage } from './read-message.js';

const feel = (body: string) => polarityOf(readMessage(body));
const value = (body: string) => feel(body).value;

describe('polarity', () => {
  it('tells bad from calm from good, and says why', () => {
    expect(feel('This is terrible and I am fed up.').value).toBeLessThan(-0.6);
    expect(feel('Thank you, excellent support!').value).toBeGreaterThan(0.6);
    expect(feel('Which ports have to be open?')).toEqual({ value: 0, because: '' });
    expect(feel('The answer was completely useless.').because).toBe('The answer was completely useless');
  });

  it('hears negation, emphasis and hedges', () => {
    expect(value('I am not happy.')).toBeLessThan(0);
    expect(value('The design is very ugly')).toBeLessThan(value('The design is ugly'));
    expect(value('The design is slightly ugly')).toBeGreaterThan(value('The design is ugly'));
  });

  it('does not mistake the words of the trade for feelings', () => {
    for (const body of [
      'Please help, support says there is an error.',
      'Kill the job, then block the port.',
      'Dear Ms Best, kind regards',
    ])
      expect(Math.abs(value(body))).toBeLessThan(0.3);
  });

  it('hears only what is live', () => {
    expect(value('Here is the file.\n\n> This is a terrible, horrible mess')).toBe(0);
    expect(value('')).toBe(0);
  });

  it('orders the labelled messages: negative below calm below positive', () => {
    const of = (wanted: (kinds: readonly string[]) => boolean) =>
      writtenOn.filter(({ kinds }) => wanted(kinds)).map(({ body }) => value(body));
    const bad = of(
      (kinds) => kinds.some((kind) => kind === 'negative' || kind === 'frustration') && !kinds.includes('positive'),
    );
    const calm = of((kinds) => kinds.length === 0);
    const good = of((kinds) => kinds.length === 1 && kinds[0] === 'positive');
    const share = (values: number[], test: (value: number) => boolean) => values.filter(test).length / values.length;
    expect(share(bad, (polarity) => polarity < -0.2)).toBeGreaterThan(0.95);
    expect(share(calm, (polarity) => Math.abs(polarity) < 0.5)).toBeGreaterThan(0.95);
    expect(share(good, (polarity) => polarity > 0.4)).toBeGreaterThan(0.95);
  });
});
