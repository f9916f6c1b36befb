import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Command } from 'commander';
import { addEvaluate } from './evaluate.js';

const dir = mkdtempSync(join(tmpdir(), 'bellwether-evaluate-'));
const file = join(dir, 'mails.csv');
afterAll(() => rmSync(dir, { recursive: true }));

async function evaluate(...args: string[]): Promise<unknown> {
  const written: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    const program = new Command();
    addEvaluate(program);
    await program.parseAsync(['evaluate', ...args, '--file', file, '--json'], { from: 'user' });
  } finally {
    spy.mockRestore();
  }
  return JSON.parse(written.join(''));
}

describe('evaluate', () => {
  beforeEach(() =>
    writeFileSync(
      file,
      `\uFEFFtext;label;kinds
"This is terrible;
really awful";Negative;negative
Which ports have to be open?;neutral;
Thank you, excellent support!;positive;positive
"Please escalate this, I am very disappointed";negative;escalation_request negative
;neutral;
`,
    ),
  );

  it('tells how well negative messages stand above the rest', async () => {
    const figures = await evaluate(
      'sentiment',
      '--text-column',
      'text',
      '--label-column',
      'label',
      '--positive',
      'negative',
    );
    expect(figures).toMatchObject({
      n: 4,
      positives: 2,
      rocAuc: 1,
      prAuc: 1,
      macroF1: 1,
      precision: 1,
      recall: 1,
      skipped: 1,
    });
    expect(figures).toHaveProperty('messagesPerSecond', expect.any(Number));
  });

  it('tells how often a signal fires, and how rightly where there are labels', async () => {
    const args = ['signal', '--kind', 'escalation_request', '--text-column', 'text'];
    expect(await evaluate(...args)).toEqual({ kind: 'escalation_request', n: 4, fired: 1, rate: 0.25, skipped: 1 });
    expect(await evaluate(...args, '--label-column', 'kinds')).toMatchObject({ positives: 1, precision: 1, recall: 1 });
  });

  it('says what to do about a file that does not fit', async () => {
    const sentiment = ['sentiment', '--label-column', 'label', '--positive'];
    await expect(evaluate(...sentiment, 'negative', '--text-column', 'body')).rejects.toMatchObject({
      error: { code: 'COLUMN_UNKNOWN', message: 'There is no column "body". The file has: text, label, kinds.' },
    });
    await expect(evaluate(...sentiment, 'bad', '--text-column', 'text')).rejects.toMatchObject({
      error: { code: 'LABEL_UNKNOWN' },
    });
    rmSync(file);
    await expect(evaluate(...sentiment, 'negative', '--text-column', 'text')).rejects.toMatchObject({
      error: { code: 'FILE_NOT_FOUND' },
    });
  });
});
