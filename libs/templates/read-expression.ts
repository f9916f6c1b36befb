// Reads one expression of a template into the allowed tree. Paths are plain names downward: no way up, out or into prototypes.
import type { ProblemCode } from './problem.js';
import { SIGNATURES, type Parameter } from './helpers.js';
import type { Call, Expression, Field, Literal, LoopValue } from './template-tree.js';

export type Node = hbs.AST.Node;
type Path = hbs.AST.PathExpression;

/** Where the reader stands: what `this` is called from the top, and how deep it is. */
export interface Scope {
  readonly prefix: string;
  readonly each: number;
  readonly blocks: number;
}

export type Complain = (node: Node, code: ProblemCode, message: string) => void;

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
const LOOP = new Set(['index', 'first', 'last']);
const MAX_PARTS = 6;
const MAX_CALLS = 3;

export const isPath = (node: Node): node is Path => node.type === 'PathExpression';
const isCall = (node: Node): node is hbs.AST.SubExpression => node.type === 'SubExpression';
const isLiteral = (node: Node): node is hbs.AST.StringLiteral | hbs.AST.NumberLiteral | hbs.AST.BooleanLiteral =>
  ['StringLiteral', 'NumberLiteral', 'BooleanLiteral'].includes(node.type);

/** Names that every object has from its prototype are refused even where the data has a field of that name. */
const isFieldName = (part: string): boolean => NAME.test(part) && !(part in {}) && part !== 'prototype';

/** What stands in a failed expression's place, so that the reading goes on to the next problem. */
const NOTHING: Literal = { kind: 'literal', value: '' };

export class ExpressionReader {
  constructor(private readonly complain: Complain) {}

  field(node: Path, { prefix, each }: Scope): Field {
    const { depth, parts, original } = node;
    const isThis = parts.length === 0;
    if (depth > 0) this.complain(node, 'TEMPLATE_PATH', `${original}: a path can't lead upwards.`);
    else if (isThis && each === 0) this.complain(node, 'TEMPLATE_PATH', '“this” has a meaning only inside each.');
    else if (parts.length > MAX_PARTS || !parts.every(isFieldName))
      this.complain(node, 'TEMPLATE_PATH', `${original}: a field is made of plain names with dots between them.`);
    return { kind: 'field', path: parts, name: [prefix, ...parts].filter(Boolean).join('.') };
  }

  any(node: Node, scope: Scope, calls = 0): Expression {
    if (isPath(node)) return node.data ? this.loop(node, scope) : this.field(node, scope);
    if (isLiteral(node)) return { kind: 'literal', value: node.value };
    if (isCall(node) && isPath(node.path)) return this.call(node.path, node, scope, calls);
    this.complain(node, 'TEMPLATE_NOT_ALLOWED', 'Write a field, a text, a number or a helper here.');
    return NOTHING;
  }

  /** `default`, `date` and the like, with what stands behind them. */
  call(path: Path, { params, hash }: Pick<hbs.AST.SubExpression, 'params' | 'hash'>, scope: Scope, calls = 0): Call {
    const helper = path.original;
    const signature = Object.hasOwn(SIGNATURES, helper) ? SIGNATURES[helper] : undefined;
    if (!signature) {
      this.complain(
        path,
        'TEMPLATE_HELPER_UNKNOWN',
        `There is no helper ${helper}; there are ${Object.keys(SIGNATURES).join(', ')}.`,
      );
      return { kind: 'call', helper: 'default', args: [], options: {} };
    }
    const { needed, further, example } = signature;
    const shapes = [...needed, ...further];
    if (calls >= MAX_CALLS)
      this.complain(path, 'TEMPLATE_TOO_DEEP', `Helpers stand at most ${MAX_CALLS} deep in each other.`);
    const fits = params.length >= needed.length && params.length <= shapes.length;
    if (!fits || !params.every((param, at) => suits(param, shapes[at])))
      this.complain(path, 'TEMPLATE_ARGUMENT', `${helper} is used like this: ${example}.`);
    const args = calls >= MAX_CALLS ? [] : params.map((param) => this.any(param, scope, calls + 1));
    return { kind: 'call', helper, args, options: this.options(path, hash) };
  }

  private loop(node: Path, { each }: Scope): LoopValue | Literal {
    const [name = ''] = node.parts;
    if (each > 0 && node.depth === 0 && node.parts.length === 1 && LOOP.has(name))
      return { kind: 'loop', name: name as LoopValue['name'] };
    this.complain(node, 'TEMPLATE_PATH', `${node.original}: there are only @index, @first and @last, inside each.`);
    return NOTHING;
  }

  private options(path: Path, hash: hbs.AST.Hash | undefined): Call['options'] {
    const allowed = SIGNATURES[path.original]?.options ?? {};
    const options: Record<string, Literal['value']> = {};
    for (const { key, value } of hash?.pairs ?? []) {
      if (Object.hasOwn(allowed, key) && isLiteral(value) && typeof value.value === allowed[key])
        options[key] = value.value;
      else this.complain(value, 'TEMPLATE_ARGUMENT', `${path.original} has no option ${key} of this kind.`);
    }
    return options;
  }
}

function suits(node: Node, shape: Parameter | undefined): boolean {
  if (shape === undefined) return false;
  if (shape === 'last') return isLiteral(node) || isPath(node) || (isCall(node) && node.path.original === 'default');
  if (shape === 'code') return isPath(node) || node.type === 'StringLiteral';
  if (shape === 'value' || shape === 'maybe') return isPath(node) || isCall(node);
  return isLiteral(node) && shape.includes(String(node.value));
}
