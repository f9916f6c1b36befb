// The rule tree of a segment and why it holds or not, as the API speaks of them in plain JSON.

export interface Compare {
  readonly fact: string;
  readonly op: string;
  readonly value?: unknown;
  /** so without a break for this many days */
  readonly for?: number;
  /** days between the two values that are compared */
  readonly over?: number;
}

export interface Related {
  readonly of: string;
  readonly where?: Rule;
  readonly within?: { readonly field: string; readonly days: number };
}

export interface Counted extends Related {
  readonly distinct?: string;
}

export type Rule =
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  | { readonly not: Rule }
  | Compare
  | { readonly count: Counted; readonly op: string; readonly value: number }
  | { readonly exists: Related }
  | { readonly bucket: string; readonly from: number; readonly to: number };

/** The same shape as the rule, down to its leaves; related rows are one leaf, whose `actual` says how many match. */
export type Verdict =
  | { readonly kind: 'all' | 'any' | 'not'; readonly holds: boolean; readonly parts: readonly Verdict[] }
  | { readonly kind: 'leaf'; readonly holds: boolean; readonly actual: unknown; readonly before?: unknown };

/** Undefined where the text is no JSON. */
export function readRule(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** As people write rules, whatever order the keys are kept in. */
const KEYS = 'all any not count exists of where within field days distinct fact op value for over bucket from to'.split(
  ' ',
);

const inOrder = (_key: string, node: unknown): unknown =>
  typeof node === 'object' && node !== null && !Array.isArray(node)
    ? Object.fromEntries(Object.entries(node).sort(([one], [other]) => KEYS.indexOf(one) - KEYS.indexOf(other)))
    : node;

export const writeRule = (rule: unknown): string => JSON.stringify(rule, inOrder, 2);

/** What a new segment begins with: something that can be previewed at once. */
export const FIRST_RULE: Rule = { all: [{ fact: 'account.contractStatus', op: 'is', value: 'active' }] };
