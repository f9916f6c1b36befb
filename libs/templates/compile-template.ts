// Compiles a checked template once; rendering it for a person either gives the text or names the field that is missing.
import Handlebars from 'handlebars';
import { CodedException, err, fail, ok, type Result } from '#kernel';
import type { CheckedTemplate } from './check-template.js';
import { buildProgram, INNER } from './handlebars-nodes.js';
import { HELPERS, isBlank, type Reader } from './helpers.js';
import type { Field } from './template-tree.js';
import type { View } from './view-data.js';

export type Render = (view: View, reader: Reader) => Result<string>;

export interface Form {
  /** html: values are escaped. text: they stay as they are */
  readonly as: 'html' | 'text';
  /** what is done to fixed texts, once, and to each value; left out for a preview */
  readonly encode?: (text: string) => string;
}

/** Characters that the values of one mail may add up to. */
const VALUES_LIMIT = 500_000;

/** What the helpers of one rendering know. */
interface Rendering {
  readonly reader: Reader;
  readonly fields: readonly Field[];
  readonly write: (value: string) => string;
  left: number;
}

interface HelperOptions {
  readonly data: Rendering;
  readonly hash: Readonly<Record<string, unknown>>;
}

const engine = Handlebars.create();
for (const builtIn of ['lookup', 'log', 'with', 'helperMissing', 'blockHelperMissing'])
  engine.unregisterHelper(builtIn);

/** Own fields only, step by step; undefined where the path ends early. */
function read(context: unknown, { path }: Field): unknown {
  let value = context;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

const missing = ({ name }: Field): never =>
  fail('FIELD_MISSING', `${name} is missing. Fill it in, or write {{default ${name} "…"}}.`, { field: name });

/** A lookup helper: gets the context and the number of a field, hands both to `use`. */
const lookup = (name: string, use: (value: unknown, field: Field) => unknown): void =>
  engine.registerHelper(name, (context: unknown, number: number, { data }: HelperOptions) => {
    const field = data.fields[number];
    if (!field) throw new RangeError(`No field ${number}`);
    return use(read(context, field), field);
  });

lookup(INNER.need, (value, field) => (isBlank(value) ? missing(field) : value));
lookup(INNER.known, (value, field) => (value === undefined ? missing(field) : value));
lookup(INNER.maybe, (value) => value);
lookup(INNER.list, (value, field) => {
  if (value === undefined || value === null) return missing(field);
  return Array.isArray(value)
    ? (value as unknown[])
    : fail('FIELD_INVALID', `${field.name} is not a list.`, { field: field.name });
});

engine.registerHelper(INNER.print, (value: unknown, { data }: HelperOptions) => {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    return fail('FIELD_INVALID', 'A field of this template holds several values. Name the one to print.');
  const text = String(value);
  data.left -= text.length;
  return data.left < 0 ? fail('MAIL_TOO_LARGE', 'The values of this mail are too long together.') : data.write(text);
});

for (const [name, helper] of Object.entries(HELPERS))
  engine.registerHelper(name, (...given: unknown[]) => {
    const { data, hash } = given.pop() as HelperOptions;
    return helper({ reader: data.reader, of: String(hash[INNER.of]), options: hash }, ...given);
  });

const known = Object.fromEntries(Object.keys(engine.helpers).map((name) => [name, true]));
const OPTIONS = {
  ...{ strict: true, knownHelpersOnly: true, ignoreStandalone: true, noEscape: true, data: true },
  knownHelpers: { ...known, lookup: false, log: false, with: false, helperMissing: false, blockHelperMissing: false },
};

const plain = (text: string): string => text;

export function compileTemplate({ tree }: CheckedTemplate, { as, encode = plain }: Form): Render {
  const { program, fields } = buildProgram(tree, encode);
  const template = engine.compile<View>(program, OPTIONS);
  const write = as === 'html' ? (value: string) => encode(Handlebars.escapeExpression(value)) : encode;
  return (view, reader) => {
    const data: Rendering = { reader, fields, write, left: VALUES_LIMIT };
    try {
      return ok(template(view, { data }));
    } catch (thrown) {
      if (thrown instanceof CodedException) return { ok: false, error: thrown.error };
      return err(
        'RENDER_FAILED',
        `This mail can't be made: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      );
    }
  };
}
