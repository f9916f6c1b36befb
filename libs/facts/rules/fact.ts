// What a rule can ask about: named, typed values of an account or a contact and of the rows related to it.

export type SubjectKind = 'account' | 'contact';
export type FactType = 'text' | 'number' | 'boolean' | 'date' | 'instant' | 'enum' | 'list';

/** A value in memory: dates are `YYYY-MM-DD`, instants are Date, null is "not known". */
export type FactValue = string | number | boolean | Date | readonly string[] | null;

/** A value held from one instant (null: ever since) to another (null: still). Of one fact in order, without gaps. */
export interface Spell {
  readonly value: FactValue;
  readonly from: Date | null;
  readonly until: Date | null;
}

export type Row = Readonly<Record<string, FactValue | readonly Spell[]>>;

/** Business time of one question. `zone` says when a calendar day begins. */
export interface Moment {
  readonly now: Date;
  readonly zone: string;
}

/** The same as SQL text. Reading a property binds its parameter, so a question that ignores time has none. */
export interface SqlMoment {
  readonly now: string;
  readonly zone: string;
  readonly today: string;
}

/** A history that is kept beside the value. */
export interface Kept {
  /** SQL that selects `value`, `from_at`, `to_at` (null: still) and `seq` of the row with this alias: its spells without gaps */
  spells(row: string): string;
  /** SQL of the value before the first spell and where there is none; absent: not known */
  readonly initial?: string;
}

/**
 * How a past day is answered. fixed: the stored value never changes, or its SQL asks for `at.now` itself.
 * unkept: only today's value exists, so a past day cannot be asked.
 */
export type History = 'fixed' | 'unkept' | Kept;

/** From the rows that events name to the subjects that they touch: `subject` of those rows of `table` whose `row` is named. */
export interface Through {
  readonly events: readonly string[];
  readonly table: string;
  readonly row: string;
  readonly subject: string;
}

/** A stored instant: its key in a Row and its column in the table. */
export interface StoredInstant {
  readonly key: string;
  readonly column: string;
}

export interface Field {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly type: FactType;
  /** all allowed values; for type enum */
  readonly values?: readonly string[];
  readonly history: History;
  /** SQL expression of the value; `row` is the table's alias. Holds no data of users. */
  sql(row: string, at: SqlMoment): string;
  /** the same in memory, where it is more than `row[key]` */
  value?(row: Row, now: Date): FactValue;
  /** instants at which the value changes though nothing is written */
  readonly turnsAt?: readonly StoredInstant[];
  /** the value may change with each day of the zone */
  readonly turnsDaily?: boolean;
}

export interface Fact extends Field {
  readonly object: SubjectKind;
  /** names of the events that can change it and name the subject */
  readonly reads: readonly string[];
  /** further events that can change it, which name other rows */
  readonly through?: readonly Through[];
}

/** Rows that belong to a subject: they can be counted and asked for. A row exists from `since` on. */
export interface Collection {
  readonly key: string;
  readonly object: SubjectKind;
  readonly label: string;
  readonly description: string;
  readonly table: string;
  /** the row's column that equals the subject's column */
  readonly link: { readonly row: string; readonly subject: string };
  readonly since: StoredInstant;
  /** where rows can move from one subject to another: the intervals that remember which they belonged to */
  readonly moves?: { readonly table: string; readonly row: string; readonly attribute: string };
  readonly fields: readonly Field[];
  /** names of the events that can change them and name these rows, by `id` */
  readonly reads: readonly string[];
  readonly through?: readonly Through[];
}

export const SUBJECTS: Readonly<Record<SubjectKind, { readonly table: string; readonly alias: string }>> = {
  account: { table: 'accounts', alias: 'a' },
  contact: { table: 'contacts', alias: 'c' },
};

/** The value that a row has at this moment. */
export const valueOf = (field: Field, row: Row, now: Date): FactValue =>
  (field.value ? field.value(row, now) : (row[field.key] as FactValue | undefined)) ?? null;
