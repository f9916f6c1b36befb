// What a mapping may say: which of a file's columns become which fields of a target, and how their text is read.
// A mapping is plain data, so that it can be saved, edited in the console and shipped as a shape.
import { z } from 'zod';
import { err, isTimeZone, ok, type Result } from '#kernel';
import { dateFormatProblem } from './values/date-format.js';
import { TRANSFORMS } from './transforms.js';

/** How a value's text is read. instant: date and time in the mapping's zone. date: a day. list: JSON array, or text cut at `separator`. */
export const VALUE_KINDS = [
  'text',
  'integer',
  'decimal',
  'boolean',
  'instant',
  'date',
  'email',
  'time-zone',
  'list',
] as const;

const name = z.string().trim().min(1);

/** Keys are compared without regard to case and outer spaces; '' as a result means "no value". */
const valueMap = z.record(z.string(), z.string());

const steps = z.union([z.enum(TRANSFORMS).transform((one) => [one]), z.array(z.enum(TRANSFORMS))]).default([]);

const fullSource = z.strictObject({
  column: name,
  /** of this column alone, before the rule's own */
  transform: steps,
  /** translates this column alone; a value it doesn't list counts as none, and the next column is asked */
  values: valueMap.optional(),
});

const source = z.union([name.transform((column) => fullSource.parse({ column })), fullSource]);

const columnRule = z
  .strictObject({
    kind: z.enum(VALUE_KINDS).default('text'),
    /** columns in order of preference: the first with a value counts */
    from: z.union([source.transform((one) => [one]), z.array(source).min(1)]).optional(),
    /** text with {column} in it; none where one of its columns is empty */
    template: z.string().min(1).optional(),
    /** the value of a mapping option */
    option: name.optional(),
    constant: z.string().optional(),
    transform: steps,
    /** translates values, after the transforms */
    values: valueMap.optional(),
    /** what becomes of a value that `values` doesn't list */
    unlisted: z.enum(['reject', 'keep', 'empty']).default('reject'),
    /** decimal and integer: multiplied by this */
    times: z.int().positive().optional(),
    /** list: characters, any of which separates */
    separator: z.string().min(1).default(',;\n'),
    required: z.boolean().default(false),
    /** text read in place of an empty value */
    default: z.string().optional(),
  })
  .refine(
    (rule) => [rule.from, rule.template, rule.option, rule.constant].filter((way) => way !== undefined).length === 1,
    'say exactly one of from, template, option and constant',
  );

const condition = z.strictObject({
  column: name,
  /** of a JSON array, or of text cut at `separator`, any element may be the one */
  values: z.array(z.string()).min(1),
  separator: z.string().min(1).optional(),
});

const dateFormat = z.string().superRefine((format, context) => {
  const problem = dateFormatProblem(format);
  if (problem) context.addIssue(problem);
});

const format = z.strictObject({
  kind: z.enum(['csv', 'json', 'json-lines']).optional(),
  encoding: name.optional(),
  delimiter: z
    .string()
    .transform((text) => (/^(tab|\\t)$/i.test(text) ? '\t' : text))
    .refine((text) => /^[^"\r\n]$/.test(text), 'is one character, or the word tab')
    .optional(),
  /** JSON: names of the array of records inside an object, dotted, and a path in each record whose elements are the rows */
  records: z.array(name).default([]),
  each: name.optional(),
  /** where times without an offset were written */
  zone: z.string().refine(isTimeZone, 'is not a time zone, such as Europe/Berlin').default('UTC'),
  /** tried in order: iso, epoch-s, epoch-ms, or letters such as d/M/yyyy HH:mm */
  dates: z.array(dateFormat).min(1).default(['iso']),
  decimal: z.enum(['.', ',']).default('.'),
  /** texts that mean no value, besides the empty one */
  empty: z.array(z.string()).default([]),
});

export const mappingSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is lower-case words with hyphens between'),
  title: name,
  target: name,
  /** columns that make this mapping's files known, though no field is made of them */
  tells: z.array(name).default([]),
  format: format.prefault({}),
  /** what a run may set, and its default; null must be set */
  options: z.record(name, z.string().nullable()).default({}),
  columns: z.record(name, z.union([name.transform((from) => columnRule.parse({ from })), columnRule])),
  /** a row stays in if it meets every one of `only`, and is left out if it meets any of `skip` */
  only: z.array(condition).default([]),
  skip: z.array(condition).default([]),
});

export type Mapping = z.output<typeof mappingSchema>;
export type MappingInput = z.input<typeof mappingSchema>;
export type ColumnRule = Mapping['columns'][string];
export type Condition = Mapping['skip'][number];
export type ValueKind = (typeof VALUE_KINDS)[number];

/** MAPPING_INVALID lists every problem as "where: what". */
export function parseMapping(input: unknown): Result<Mapping> {
  const parsed = mappingSchema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue));
  return err('MAPPING_INVALID', `The mapping can't be used. ${problems.join('; ')}`, { problems });
}

/** Of a union's branches the last is the full form, which is what a person was after. */
function problemsOf(issue: z.core.$ZodIssue, outer: readonly PropertyKey[] = []): string[] {
  const path = [...outer, ...issue.path];
  const branch = issue.code === 'invalid_union' ? issue.errors.at(-1) : undefined;
  if (branch?.length) return branch.flatMap((inner) => problemsOf(inner, path));
  return [`${path.map(String).join('.') || 'mapping'}: ${issue.message}`];
}

/** What every mapping's run may set beside its own options. */
const FORMAT_OPTIONS = ['zone', 'encoding', 'delimiter'] as const;

/** The mapping with options set: its own, and zone, encoding and delimiter of the format. */
export function withOptions(mapping: Mapping, given: Readonly<Record<string, string>>): Result<Mapping> {
  const known = [...Object.keys(mapping.options), ...FORMAT_OPTIONS];
  const unknown = Object.keys(given).filter((option) => !known.includes(option));
  if (unknown.length)
    return err('OPTION_UNKNOWN', `${mapping.name} has no option ${unknown.join(', ')}. It has ${known.join(', ')}.`, {
      unknown,
      known,
    });
  const own = Object.entries(mapping.options).map(([option, preset]) => [option, given[option] ?? preset] as const);
  const hints = FORMAT_OPTIONS.flatMap((option) => {
    const value = given[option];
    return value === undefined ? [] : [[option, value] as const];
  });
  return parseMapping({
    ...mapping,
    options: Object.fromEntries(own),
    format: { ...mapping.format, ...Object.fromEntries(hints) },
  });
}
