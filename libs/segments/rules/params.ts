// Parameters of one SQL statement: values are bound, never written into the text.
import type { Moment, SqlMoment } from './fact.js';

export interface Statement {
  readonly text: string;
  readonly params: readonly unknown[];
}

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

  get today(): string {
    return `(${this.now} AT TIME ZONE ${this.zone})::date`;
  }

  statement(text: string): Statement {
    return { text, params: this.values };
  }
}
