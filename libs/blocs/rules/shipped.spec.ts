import { inOrder } from '#tasks/rules';
import { shippedCatalogue } from '#facts/rules';
import { readdirSync, readFileSync } from 'node:fs';
import { parseBloc } from './parse-bloc.js';

const templates = new URL('../../../templates/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, templates), 'utf8');
const pages = readdirSync(new URL('practices/', templates)).map((file) => file.replace(/\.md$/, ''));

const escalation = parseBloc(read('blocs/escalation.yaml'), {
  catalogue: shippedCatalogue(),
  measures: new Set(['support_tickets', 'open_escalations']),
  templates: new Set(['progress-status']),
  practices: new Set(pages),
});

describe('the Escalation SuccessBLOC', () => {
  it('is whole', () => {
    expect(escalation.ok ? [] : escalation.error.errors).toEqual([]);
  });

  it('has the five tasks in order, each with work to do, a way to end it and a later day', () => {
    const tasks = escalation.ok ? (escalation.value.plays[0]?.tasks ?? []) : [];
    expect(tasks.map(({ title }) => title)).toEqual([
      'Escalate internally',
      'Run an investigation with the customer',
      'Address any open issue with the customer',
      'Once identified the CSM should convey the message to the right team',
      'Follow up to make sure the issue does not occur',
    ]);
    expect(inOrder(tasks)).toEqual(tasks);
    const days = tasks.map(({ due }) => ('businessDays' in due ? due.businessDays : Number.NaN));
    expect(days).toEqual([...days].sort((a, b) => a - b));
    for (const { instructions, checklist, outcomes } of tasks) {
      expect(instructions.split(/\s+/).length).toBeGreaterThan(70);
      expect(checklist.length).toBeGreaterThanOrEqual(3);
      expect(outcomes.length).toBeGreaterThanOrEqual(3);
    }
  });

  it('links pages that begin with their title and can be read in a few minutes', () => {
    for (const { key, title } of escalation.ok ? escalation.value.practices : []) {
      const page = read(`practices/${key}.md`);
      const words = page.split(/\s+/).filter((word) => /\w/.test(word)).length;
      expect(page.split('\n')[0]).toBe(`# ${title}`);
      expect(words).toBeGreaterThanOrEqual(300);
      expect(words).toBeLessThanOrEqual(600);
    }
  });
});
