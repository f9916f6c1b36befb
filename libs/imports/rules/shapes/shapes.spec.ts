import type { ValueKind } from '../mapping.js';
import { suits } from '../target.js';
import { SHAPES, shapeNamed } from './index.js';

/** What the targets take: a shape must give nothing else, and nothing in another kind. */
const FIELDS: Record<string, Partial<Record<ValueKind, string>>> = {
  accounts: {
    text: 'externalId source name currency tier industry journeyStage contractStatus parentExternalId',
    list: 'domains',
    decimal: 'annualValue',
    boolean: 'strategic',
    date: 'renewalOn startedOn',
    'time-zone': 'timeZone',
    integer: 'licences',
    email: 'csmEmail amEmail sponsorEmail',
  },
  contacts: {
    text: 'externalId source accountExternalId firstName lastName locale phone',
    email: 'email',
    list: 'roles',
    'time-zone': 'timeZone',
    instant: 'onboardedAt lastActiveAt',
  },
  cases: {
    text: 'externalId source accountExternalId contactExternalId subject product status priority severity team assignee',
    email: 'contactEmail',
    instant: 'openedAt firstResponseAt resolvedAt closedAt updatedAt',
    integer: 'reopenCount',
  },
  messages: {
    text: 'externalId source caseExternalId direction authorExternalId authorName body',
    email: 'authorEmail',
    instant: 'sentAt',
    boolean: 'automatic',
  },
  usage: { text: 'accountExternalId source feature', email: 'contactEmail', instant: 'at', decimal: 'quantity' },
  escalations: {
    text: 'externalId source caseExternalId accountExternalId severity reason',
    instant: 'openedAt resolvedAt',
  },
  'case-log': {
    text: 'number source accountExternalId status priority team assignee contactExternalId subject',
    instant: 'openedAt at',
    integer: 'sequence reopenCount',
  },
};
const STATUSES = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'];
const PRIORITIES = ['critical', 'high', 'normal', 'low'];

const fieldsOf = (target: string) =>
  Object.fromEntries(
    Object.entries(FIELDS[target] ?? {}).flatMap(([kind, names]) =>
      names.split(' ').map((name) => [name, { kind: kind as ValueKind }]),
    ),
  );

describe('every shape', () => {
  it.each(SHAPES.map((shape) => [shape.name, shape] as const))(
    '%s suits its target and speaks our words',
    (_name, shape) => {
      expect(suits(shape, { name: shape.target, fields: fieldsOf(shape.target) })).toEqual({ ok: true, value: null });
      const { status, priority, direction } = shape.columns;
      const words = (rule: typeof status) =>
        [rule?.values ?? {}, ...(rule?.from ?? []).map(({ values }) => values ?? {})].flatMap((map) =>
          Object.values(map),
        );
      for (const word of words(status)) expect([...STATUSES, '', '?']).toContain(word);
      for (const word of words(priority)) expect([...PRIORITIES, '', '?']).toContain(word);
      for (const word of words(direction)) expect(['inbound', 'outbound', 'note']).toContain(word);
    },
  );

  it('has a name of its own', () => {
    expect(new Set(SHAPES.map(({ name }) => name)).size).toBe(SHAPES.length);
    expect(shapeNamed('nobody')).toBeUndefined();
  });
});
