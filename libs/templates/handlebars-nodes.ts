// Builds the Handlebars program of a checked tree. It holds only what the tree holds: nothing of the source is taken along.
import type { Expression, Field, Literal, Piece } from './template-tree.js';

type Node = hbs.AST.Node;

/** The names start with $, which no template can write. */
export const INNER = {
  print: '$print',
  need: '$need',
  known: '$known',
  maybe: '$maybe',
  list: '$list',
  of: '$of',
} as const;

type Lookup = (typeof INNER)['need' | 'known' | 'maybe' | 'list'];

const origin = { line: 1, column: 0 };
const loc = { source: '', start: origin, end: origin };
const strip = { open: false, close: false };

/** The types of Handlebars name each node only as a Node, so this is where the two meet. */
const node = (type: string, parts: object): Node => ({ ...parts, type, loc });

const path = (...parts: string[]): Node =>
  node('PathExpression', { data: false, depth: 0, parts, original: parts.join('.') });

const loopValue = (name: string): Node =>
  node('PathExpression', { data: true, depth: 0, parts: [name], original: `@${name}` });

const literal = (value: Literal['value']): Node => {
  const type =
    typeof value === 'string' ? 'StringLiteral' : typeof value === 'number' ? 'NumberLiteral' : 'BooleanLiteral';
  return node(type, { value, original: value });
};

const call = (helper: string, params: readonly Node[], options: readonly [string, Literal['value']][] = []): Node => {
  const pairs = options.map(([key, value]) => node('HashPair', { key, value: literal(value) }));
  const hash = pairs.length > 0 ? node('Hash', { pairs }) : undefined;
  return node('SubExpression', { path: path(helper), params, hash });
};

export interface BuiltProgram {
  readonly program: hbs.AST.Program;
  /** fields by the number that the program calls them by */
  readonly fields: readonly Field[];
}

/** `encode` is applied to the fixed texts here, once; whoever renders applies it to the values. */
export function buildProgram(tree: readonly Piece[], encode: (text: string) => string): BuiltProgram {
  const fields: Field[] = [];
  const field = (lookup: Lookup, of: Field): Node => call(lookup, [path(), literal(fields.push(of) - 1)]);

  const expression = (of: Expression, lookup: Lookup): Node => {
    if (of.kind === 'field') return field(lookup, of);
    if (of.kind === 'literal') return literal(of.value);
    if (of.kind === 'loop') return loopValue(of.name);
    const inner = of.helper === 'default' ? INNER.maybe : INNER.need;
    const args = of.args.map((arg) => expression(arg, inner));
    const name = of.args.find((arg) => arg.kind === 'field')?.name ?? of.helper;
    return call(of.helper, args, [...Object.entries(of.options), [INNER.of, name]]);
  };

  const block = (name: string, subject: Node, main: readonly Piece[], other: readonly Piece[]): Node =>
    node('BlockStatement', {
      path: path(name),
      params: [subject],
      program: program(main),
      inverse: other.length > 0 ? program(other) : undefined,
      openStrip: strip,
      inverseStrip: strip,
      closeStrip: strip,
    });

  const statement = (piece: Piece): Node => {
    switch (piece.kind) {
      case 'text': {
        const value = encode(piece.text);
        return node('ContentStatement', { value, original: value });
      }
      case 'value':
        return node('MustacheStatement', {
          path: path(INNER.print),
          params: [expression(piece.value, INNER.need)],
          escaped: true,
          strip,
        });
      case 'if':
        return block('if', expression(piece.test, INNER.known), piece.then, piece.otherwise);
      case 'each':
        return block('each', field(INNER.list, piece.list), piece.item, piece.none);
    }
  };

  const program = (pieces: readonly Piece[]): Node => node('Program', { body: pieces.map(statement), strip: {} });

  return { program: program(tree) as hbs.AST.Program, fields };
}
