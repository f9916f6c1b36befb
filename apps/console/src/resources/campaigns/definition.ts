// The parts of a campaign's definition that the console tells.

export type Condition = Readonly<Record<string, unknown>>;
export type Duration = Readonly<Partial<Record<'weeks' | 'days' | 'hours' | 'minutes', number>>>;
export type Wait =
  | Duration
  | { readonly until: string; readonly on?: readonly string[] }
  | { readonly for: Condition; readonly atMost: Duration };

export type Step =
  | { readonly send: string; readonly template: string | Readonly<Record<string, string>> }
  | { readonly wait: Wait }
  | { readonly task: string; readonly title: string }
  | {
      readonly branch: readonly { readonly name: string; readonly when: Condition; readonly steps: readonly Step[] }[];
      readonly otherwise?: readonly Step[];
    };

export interface Definition {
  readonly template?: string;
  readonly steps?: readonly Step[];
  readonly schedule: { readonly every?: 'month' | 'week'; readonly on?: 'launch' | 'entry' };
  readonly hours?: { readonly from: string; readonly to: string; readonly days: readonly string[] };
  readonly hold: readonly string[];
  readonly experiment?: { readonly holdout: number };
  readonly reached?: { readonly when: Condition; readonly withinDays: number };
}
