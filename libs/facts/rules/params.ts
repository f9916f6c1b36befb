// Parameters of one SQL statement: values are bound, never written into the text.
import type { Moment, SqlMoment } from './fact.js';

export interface Statement {
  readonly text: string;
  readonly params: readonly unknown[];
}

/** The same text for a place where `by` parameters come before its own. Texts of statements hold no other dollar signs. */
export const shifted = ({ text }: Statement, by: number): string =>
  text.replaceAll(/\$(\d+)/g, (_, number: string) => `$${Number(number) + by}`);

const DAY = 24 * 60 * 60;

export class Params implements SqlMoment {
  readonly values: unknown[] = [];
  private boundNow?: string;
  private boundZone?: string;

  constructor(private readonly moment: Moment) {}

  bind(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }

  get now(): string {
    return (this.boundNow ??= this.bind(this.moment.now, 'timestamptz'));
  }

  get zone(): string {
    return (this.boundZone ??= this.bind(this.moment.zone, 'text'));
  }

  /** The moment `days` of 24 hours ago. */
  before(days: number): SqlMoment {
    return new EarlierMoment(this, days);
  }

  get today(): string {
    return `(${this.now} AT TIME ZONE ${this.zone})::date`;
  }

  statement(text: string): Statement {
    return { text, params: this.values };
  }
}

/** Binds its parameters when they are asked for, like the moment that it precedes. */
class EarlierMoment implements SqlMoment {
  private bound?: string;

  constructor(
    private readonly params: Params,
    private readonly days: number,
  ) {}

  get now(): string {
    const seconds = () => this.params.bind(this.days * DAY, 'float8');
    return (this.bound ??= `(${this.params.now} - make_interval(secs => ${seconds()}))`);
  }

  get zone(): string {
    return this.params.zone;
  }

  get today(): string {
    return `(${this.now} AT TIME ZONE ${this.zone})::date`;
  }
}
