// Random facts as rows of tables: temporary ones of one session, named like the real ones, whose keys and checks would be in the way.
import { DateTime } from 'luxon';
import type pg from 'pg';
import {
  beforeKey,
  keptOf,
  spellsKey,
  spellsIn,
  type Fact,
  type FactCatalogue,
  type FactValue,
  type Field,
  type Moment,
  type Row,
  type Spell,
  type SubjectFacts,
  type SubjectKind,
} from '#facts/rules';
import { SOME_DAYS } from '../../libs/facts/rules/rule.arbitrary.js';

export const TABLES = `
  CREATE TEMP TABLE accounts (id uuid PRIMARY KEY, name text, tier text, strategic boolean, industry text, journey_stage text,
    annual_value numeric, currency text, contract_status text, churned_on date, renewal_on date, started_on date,
    licences integer, created_at timestamptz DEFAULT '2000-01-01Z');
  CREATE TEMP TABLE account_owners (account_id uuid, role text);
  CREATE TEMP TABLE contacts (id uuid PRIMARY KEY, account_id uuid, roles text[], email text, onboarded_at timestamptz,
    first_seen_at timestamptz, last_active_at timestamptz, created_at timestamptz DEFAULT '2000-01-01Z');
  CREATE TEMP TABLE escalations (id uuid, account_id uuid, severity text, stage text, opened_at timestamptz, resolved_at timestamptz);
  CREATE TEMP TABLE cases (id uuid, account_id uuid, contact_id uuid, state text, status text, priority text, team text,
    opened_at timestamptz, resolved_at timestamptz, closed_at timestamptz);
  CREATE TEMP TABLE usage_days (account_id uuid, contact_id uuid, feature text, day date, quantity numeric);
  CREATE TEMP TABLE features (name text, high_value boolean);
  ${['account', 'contact', 'case', 'escalation']
    .map(
      (noun) => `CREATE TEMP TABLE ${noun}_intervals (${noun}_id uuid, attribute text, value text,
        from_at timestamptz, to_at timestamptz, seq bigint DEFAULT 0);`,
    )
    .join('\n')}
  INSERT INTO features SELECT unnest('{gold,Gold,go}'::text[]), true;
  SET work_mem = '8MB'`;

const snake = (key: string) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const OWNED: Record<string, string> = { hasCsm: 'csm', hasAm: 'am', hasSponsor: 'sponsor' };

const isOpen = (state: FactValue): boolean => state === 'open' || state === 'pending';
const asText = (value: FactValue): string | null => {
  if (value === null) return null;
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.join(', ') : `${value as string}`;
};

export class FactTables {
  private readonly initial = new Map<string, FactValue>();

  constructor(
    private readonly client: pg.Client,
    private readonly catalogue: FactCatalogue,
  ) {}

  /** Makes the tables, and asks what values are before anything is recorded of them. */
  async make(): Promise<void> {
    await this.client.query(TABLES);
    for (const object of ['account', 'contact'] as const)
      for (const field of this.fieldsOf(object)) {
        const initial = keptOf(field)?.initial;
        if (!initial) continue;
        const { rows } = await this.client.query<{ value: FactValue }>(`SELECT ${initial} AS value`);
        this.initial.set(field.key, rows[0]?.value ?? null);
      }
  }

  /** Facts that tables can hold: whole licences, a known presence, a case that is open by its state, figures that rows give. */
  storable(object: SubjectKind, { values, rows }: SubjectFacts, moment: Moment): SubjectFacts {
    const about: Record<string, Row[string]> = { ...values };
    const whole = (value: FactValue) => (value === 0.1 || value === -1 ? 4 : value);
    for (const key of Object.keys(values)) {
      const name = key.split('.')[1] ?? '';
      if (name in OWNED || name === 'hasEmail') {
        about[key] = values[key] === true;
        about[spellsKey(key)] = mapped(spellsIn(values, key), (value) => value === true);
      } else if (name === 'roles')
        about[spellsKey(key)] = mapped(spellsIn(values, key), (value) =>
          Array.isArray(value) && value.join('') !== '' ? (value as readonly string[]) : [],
        );
      else if (name === 'licences') {
        about[key] = whole(values[key] as FactValue);
        about[spellsKey(key)] = mapped(spellsIn(values, key), whole);
      }
    }
    for (const field of this.catalogue.factsOf(object)) this.begin(about, field);
    const related = Object.fromEntries(
      Object.entries(rows).map(([key, each]) => [key, each.map((row, n) => this.relatedRow(object, key, row, n))]),
    );
    if (object === 'account') Object.assign(about, figures(related['usage'] ?? [], about['account.licences'], moment));
    return { values: about, rows: related };
  }

  private relatedRow(object: SubjectKind, of: string, row: Row, n: number): Row {
    const made: Record<string, Row[string]> = { ...row };
    if (of === 'cases') {
      made['state'] ??= 'open';
      made['open'] = isOpen(made['state'] as FactValue);
      made[spellsKey('open')] = mapped(spellsIn(row, 'state'), (value) => (value === null ? null : isOpen(value)));
    }
    if (of === 'usage') {
      made['day'] ??= '2026-01-01';
      if (object === 'account') made['contactId'] = who(n);
      made['begins'] = new Date(`${asText(made['day'] as FactValue)}T00:00:00Z`);
    }
    for (const field of this.catalogue.needCollection(object, of).fields) this.begin(made, field);
    return made;
  }

  private begin(row: Record<string, Row[string]>, field: Field): void {
    if (!this.initial.has(field.key)) return;
    const spells = spellsIn(row, field.key);
    const ever: Spell = { value: this.initial.get(field.key) ?? null, from: null, until: spells[0]?.from ?? null };
    row[spellsKey(field.key)] = [ever, ...spells];
  }

  async store(object: SubjectKind, subjects: ReadonlyMap<string, SubjectFacts>): Promise<void> {
    await this.client.query(
      'TRUNCATE accounts, account_owners, contacts, escalations, cases, usage_days, account_intervals, contact_intervals, case_intervals, escalation_intervals',
    );
    // A case that no account is known for yet.
    await this.insert('cases', { state: 'open', status: 'gold', opened_at: new Date(0) });
    for (const [id, { values, rows }] of subjects) {
      const accountId = object === 'account' ? id : await this.newId();
      await this.about('account', accountId, values, {});
      if (object === 'contact') await this.about('contact', id, values, { account_id: accountId });
      for (const [of, related] of Object.entries(rows))
        for (const row of related) {
          const whose = object === 'account' || of === 'escalations' ? { account_id: accountId } : { contact_id: id };
          await this.row(of, row, whose);
        }
    }
  }

  private async newId(): Promise<string> {
    const { rows } = await this.client.query<{ id: string }>('SELECT gen_random_uuid() AS id');
    return rows[0]?.id ?? '';
  }

  private async about(noun: 'account' | 'contact', id: string, values: Row, fixed: object): Promise<void> {
    const columns: Record<string, unknown> = { id, ...fixed };
    for (const key of Object.keys(values)) {
      const [prefix, name = ''] = key.split('.');
      if (prefix !== noun || key.endsWith(' spells')) continue;
      const present = OWNED[name];
      if (name === 'hasEmail') columns['email'] = values[key] === true ? 'a@b.example' : null;
      else if (!present) columns[snake(name)] = values[key];
      else if (values[key] === true) await this.insert('account_owners', { account_id: id, role: present });
      const shown = present || name === 'hasEmail';
      const spells = mapped(spellsIn(values, key), (value) => (shown ? (value === true ? 'somebody' : null) : value));
      await this.intervals(noun, id, present ? `owner.${present}` : name === 'hasEmail' ? 'email' : name, spells);
    }
    await this.insert(`${noun}s`, columns);
  }

  private async row(of: string, row: Row, fixed: object): Promise<void> {
    const entries = Object.entries(row).filter(([key]) => !/ spells$|^open$|^begins$/.test(key));
    const columns = Object.fromEntries(entries.map(([key, value]) => [snake(key), value]));
    if (of === 'usage') return this.insert('usage_days', { ...columns, ...fixed });
    const id = await this.newId();
    await this.insert(of, { ...columns, ...fixed, id });
    for (const [key] of entries) await this.intervals(of.slice(0, -1), id, key, spellsIn(row, key));
    const { account_id: accountId = null } = fixed as { account_id?: string };
    if (of === 'cases')
      await this.intervals('case', id, 'accountId', [{ value: accountId, from: new Date(0), until: null }]);
  }

  private async intervals(noun: string, id: string, attribute: string, spells: readonly Spell[]): Promise<void> {
    for (const { value, from, until } of spells)
      if (from)
        await this.insert(`${noun}_intervals`, {
          [`${noun}_id`]: id,
          attribute,
          value: asText(value),
          from_at: from,
          to_at: until,
        });
  }

  private async insert(table: string, columns: Readonly<Record<string, unknown>>): Promise<void> {
    const entries = Object.entries(columns);
    const places = entries.map((_, index) => `$${index + 1}`).join(', ');
    await this.client.query(
      `INSERT INTO ${table} (${entries.map(([column]) => column).join(', ')}) VALUES (${places})`,
      entries.map(([, value]) => value),
    );
  }

  private fieldsOf(object: SubjectKind): readonly (Field | Fact)[] {
    const related = this.catalogue.collectionsOf(object).flatMap(({ fields }) => fields);
    return [...this.catalogue.factsOf(object), ...related];
  }
}

const mapped = (spells: readonly Spell[], map: (value: FactValue) => FactValue): Spell[] =>
  spells.map((spell) => ({ ...spell, value: map(spell.value) }));

const said = (value: Row[string] | undefined): string => (typeof value === 'string' ? value : '');

/** Who used the product in the n-th row: few people, and now and then nobody that is known. */
const who = (n: number): string | null => (n % 4 === 0 ? null : `00000000-0000-4000-8000-00000000000${n % 4}`);

/** Figures of use, counted here once more, now and some days ago. */
function figures(usage: readonly Row[], licences: Row[string] | undefined, moment: Moment): Record<string, FactValue> {
  const count = (what: string, days: number, ago: number, counts: (row: Row) => boolean = () => true): number => {
    const today = DateTime.fromMillis(moment.now.getTime() - ago * 86_400_000, { zone: moment.zone });
    const first = today.minus({ days: days - 1 }).toISODate() ?? '';
    const within = usage.filter((row) => said(row['day']) >= first && said(row['day']) <= (today.toISODate() ?? ''));
    return new Set(within.filter(counts).flatMap((row) => (row[what] as FactValue) ?? [])).size;
  };
  const high = (row: Row) => ['gold', 'Gold', 'go'].includes(said(row['feature']));
  const told: Record<string, FactValue> = {};
  for (const ago of [0, ...SOME_DAYS]) {
    const key = (name: string) => (ago === 0 ? `usage.${name}` : beforeKey(`usage.${name}`, ago));
    told[key('activeDays')] = count('day', 28, ago);
    told[key('activeContacts')] = count('contactId', 30, ago);
    told[key('highValueFeatures')] = count('feature', 28, ago, high);
  }
  const share = Number(told['usage.activeContacts']) / Number(licences);
  return { ...told, 'usage.licenceUtilisation': licences && Number.isFinite(share) ? share : null };
}
