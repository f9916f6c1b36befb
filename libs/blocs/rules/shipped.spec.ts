// The SuccessBLOCs that come with the product: whole, and every task real work with a way to end it.
import { shippedCatalogue } from '#facts/rules';
import { MeasureCatalogue } from '#kpis/rules';
import { inOrder, type Due } from '#tasks/rules';
import { readdirSync, readFileSync } from 'node:fs';
import { parseBloc } from './parse-bloc.js';

const templates = new URL('../../../templates/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, templates), 'utf8');
const namesIn = (folder: string, ending = '') =>
  readdirSync(new URL(folder, templates)).map((file) => file.replace(ending, ''));

const around = {
  catalogue: shippedCatalogue(),
  measures: new Set(new MeasureCatalogue().all().map(({ key }) => key)),
  templates: new Set(namesIn('email/')),
  practices: new Set(namesIn('practices/', '.md')),
};
const shipped = namesIn('blocs/', '.yaml').map((key) => [key, parseBloc(read(`blocs/${key}.yaml`), around)] as const);
const escalation = new Map(shipped).get('escalation');
const plays = escalation?.ok ? escalation.value.plays : [];
const titles = (key: string) => plays.find((play) => play.key === key)?.tasks.map(({ title }) => title);

/** Comparable within a play: hours before days. */
const span = (due: Due): number =>
  'businessHours' in due ? due.businessHours / 8 : 'businessDays' in due ? due.businessDays : due.days;

describe.each(shipped)('the SuccessBLOC %s', (_key, bloc) => {
  it('is whole', () => {
    expect(bloc.ok ? [] : bloc.error.errors).toEqual([]);
  });

  it('has tasks in order, each with work to do, a way to end it and a day', () => {
    for (const { tasks } of bloc.ok ? bloc.value.plays : []) {
      expect(inOrder(tasks)).toEqual(tasks);
      for (const { after, due, instructions, checklist, outcomes } of tasks) {
        const before = tasks.find(({ key }) => key === after);
        if (before) expect(span(due)).toBeGreaterThanOrEqual(span(before.due));
        expect(instructions.split(/\s+/).length).toBeGreaterThan(60);
        expect(checklist.length).toBeGreaterThanOrEqual(2);
        expect(outcomes.length).toBeGreaterThanOrEqual(2);
      }
    }
  });

  it('links pages that begin with their title and can be read in a few minutes', () => {
    for (const { key, title } of bloc.ok ? bloc.value.practices : []) {
      const page = read(`practices/${key}.md`);
      const words = page.split(/\s+/).filter((word) => /\w/.test(word)).length;
      expect(page.split('\n')[0]).toBe(`# ${title}`);
      expect(words).toBeGreaterThanOrEqual(300);
      expect(words).toBeLessThanOrEqual(600);
    }
  });

  it('lets people do the work in place: plays hand over, write or call', () => {
    for (const { tasks } of bloc.ok ? bloc.value.plays : []) expect(tasks.some(({ work }) => work)).toBe(true);
  });
});

describe('the Escalation SuccessBLOC', () => {
  it('has six plays, each with the trigger that it is for', () => {
    expect(plays.map(({ name, scope, trigger }) => `${name}: ${scope}, ${trigger.on}`)).toEqual([
      'Too many open support escalations: account, segment.entered',
      'Escalated $: portfolio, kpi.missed',
      'Address escalation quickly: account, escalation.opened',
      'Resolve open escalation: account, escalation.unresolved',
      'Minimize escalation: account, escalation.opened',
      'Customer satisfaction post escalation: account, segment.entered',
    ]);
    expect(plays[3]?.trigger).toMatchObject({ businessDays: 5 });
    expect(plays[4]?.trigger).toMatchObject({ atLeast: 2, withinDays: 90 });
    for (const { due } of plays[2]?.tasks ?? []) expect(due).toMatchObject({ businessHours: expect.any(Number) });
  });

  it('has the five tasks of too many escalations and of escalated value', () => {
    expect(titles('too-many-open-support-escalations')).toEqual([
      'Escalate internally',
      'Run an investigation with the customer',
      'Address any open issue with the customer',
      'Once identified the CSM should convey the message to the right team',
      'Follow up to make sure the issue does not occur',
    ]);
    expect(titles('escalated-value')).toEqual([
      'Escalate internally',
      'Run an investigation in the company to identify high $ value customers in risk',
      'Reach out to the customer giving him visibility for the focus effort on his account',
      'Once identified, the CSM should convey the message to the right team',
      'Follow up to make sure the issue does not occur',
    ]);
  });

  it('asks the same question by the same key in the same way', () => {
    const fields = shipped.flatMap(([, bloc]) =>
      bloc.ok ? bloc.value.plays.flatMap(({ tasks }) => tasks.flatMap((task) => task.fields)) : [],
    );
    const byKey = new Map(fields.map((field) => [field.key, field]));
    for (const field of fields) expect(field).toEqual(byKey.get(field.key));
  });
});
