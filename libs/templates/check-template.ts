// Decides whether a template may be used at all, before anything is compiled: reads it into the allowed tree or says why not.
import Handlebars from 'handlebars';
import { ok, type Result } from '#kernel';
import { refused, type ProblemCode, type TemplateProblem } from './problem.js';
import { SIGNATURES } from './helpers.js';
import { ExpressionReader, isPath, type Complain, type Node, type Scope } from './read-expression.js';
import { worstCost, type Piece } from './template-tree.js';

/** Proof that a template was checked: only `checkTemplate` makes one. */
export interface CheckedTemplate {
  readonly tree: readonly Piece[];
}

export const LIMITS = { bytes: 100 * 1024, each: 2, blocks: 8, cost: 2_000_000, problems: 20, openers: 500 } as const;

// Handlebars' own parser takes a minute for 100 KB of blocks in blocks, so these are counted before it sees them.
const OPENERS = /\{\{~?[#^]|\{\{~?\s*else|\{\{\{\{|\(/g;

export function checkTemplate(source: string): Result<CheckedTemplate> {
  if (Buffer.byteLength(source) > LIMITS.bytes)
    return refuseAll('TEMPLATE_TOO_LARGE', `A template has at most ${LIMITS.bytes / 1024} KB.`);
  if ((source.match(OPENERS)?.length ?? 0) > LIMITS.openers)
    return refuseAll('TEMPLATE_TOO_DEEP', `A template has at most ${LIMITS.openers} blocks and brackets.`);
  const parsed = parse(source);
  if (!parsed.ok) return parsed;
  const problems: TemplateProblem[] = [];
  const tree = new TemplateReader((node, code, message) => {
    const { line, column } = node.loc.start;
    if (problems.length < LIMITS.problems) problems.push({ code, message, line, column });
  }).pieces(parsed.value.body, { prefix: '', each: 0, blocks: 0 });
  if (problems.length > 0) return refused(problems);
  if (worstCost(tree) > LIMITS.cost)
    return refuseAll(
      'TEMPLATE_TOO_COSTLY',
      'With full lists this mail would become too large. Take something out of the loops.',
    );
  return ok({ tree });
}

const refuseAll = (code: ProblemCode, message: string): Result<never> =>
  refused([{ code, message, line: 1, column: 0 }]);

function parse(source: string): Result<hbs.AST.Program> {
  try {
    return ok(Handlebars.parse(source));
  } catch (thrown) {
    // The parser and what runs behind it report places differently.
    const {
      message = '',
      lineNumber,
      column = 0,
    } = thrown as { message?: string; lineNumber?: number; column?: number };
    const line = Number(/ on line (\d+)/.exec(message)?.[1] ?? lineNumber ?? 1);
    const said = message.split('\n').at(-1)?.slice(0, 200) ?? '';
    return refused([{ code: 'TEMPLATE_SYNTAX', message: `This is not Handlebars: ${said}`, line, column }]);
  }
}

const is =
  <N extends Node>(type: string) =>
  (node: Node): node is N =>
    node.type === type;
const isContent = is<hbs.AST.ContentStatement>('ContentStatement');
const isMustache = is<hbs.AST.MustacheStatement>('MustacheStatement');
const isBlock = is<hbs.AST.BlockStatement>('BlockStatement');

class TemplateReader {
  private readonly expressions: ExpressionReader;

  constructor(private readonly complain: Complain) {
    this.expressions = new ExpressionReader(complain);
  }

  pieces(statements: readonly Node[], scope: Scope): Piece[] {
    return statements.flatMap((node): Piece[] => {
      if (isContent(node)) return node.value === '' ? [] : [{ kind: 'text', text: node.value }];
      if (isMustache(node)) return this.mustache(node, scope);
      if (isBlock(node)) return this.block(node, scope);
      if (node.type !== 'CommentStatement')
        this.complain(node, 'TEMPLATE_NOT_ALLOWED', 'Partials and decorators are not allowed in mails.');
      return [];
    });
  }

  private mustache(node: hbs.AST.MustacheStatement, scope: Scope): Piece[] {
    const { path, params, hash, escaped } = node;
    if (!escaped) this.complain(node, 'TEMPLATE_UNESCAPED', 'Write two braces: values always appear as text.');
    const isHelper = isPath(path) && (params.length > 0 || hash || Object.hasOwn(SIGNATURES, path.original));
    if (isHelper) return [{ kind: 'value', value: this.expressions.call(path, node, scope) }];
    if (isPath(path)) return [{ kind: 'value', value: this.expressions.any(path, scope) }];
    this.complain(node, 'TEMPLATE_NOT_ALLOWED', 'A text doesn’t need braces around it.');
    return [];
  }

  private block(node: hbs.AST.BlockStatement, scope: Scope): Piece[] {
    const name = node.path.original;
    const [subject] = node.params;
    if (!['if', 'unless', 'each'].includes(name))
      this.complain(node, 'TEMPLATE_HELPER_UNKNOWN', `There is no block ${name}; there are if, unless and each.`);
    else if (!subject || node.params.length > 1 || node.hash || node.program?.blockParams || node.inverse?.blockParams)
      this.complain(node, 'TEMPLATE_ARGUMENT', `${name} takes exactly one field.`);
    else if (scope.blocks >= LIMITS.blocks)
      this.complain(node, 'TEMPLATE_TOO_DEEP', `Blocks stand at most ${LIMITS.blocks} deep in each other.`);
    else return name === 'each' ? this.each(node, subject, scope) : this.condition(node, name, subject, scope);
    return [];
  }

  private condition(node: hbs.AST.BlockStatement, name: string, subject: Node, scope: Scope): Piece[] {
    const inside = { ...scope, blocks: scope.blocks + 1 };
    const test = this.expressions.any(subject, scope);
    const main = this.pieces(node.program?.body ?? [], inside);
    const other = this.pieces(node.inverse?.body ?? [], inside);
    const [then, otherwise] = name === 'if' ? [main, other] : [other, main];
    return [{ kind: 'if', test, then, otherwise }];
  }

  private each(node: hbs.AST.BlockStatement, subject: Node, scope: Scope): Piece[] {
    if (scope.each >= LIMITS.each)
      this.complain(node, 'TEMPLATE_TOO_DEEP', `Loops stand at most ${LIMITS.each} deep in each other.`);
    if (!isPath(subject) || subject.data) {
      this.complain(node, 'TEMPLATE_ARGUMENT', 'each takes exactly one field, a list.');
      return [];
    }
    const list = this.expressions.field(subject, scope);
    const blocks = scope.blocks + 1;
    const item = this.pieces(node.program?.body ?? [], { prefix: `${list.name}[]`, each: scope.each + 1, blocks });
    const none = this.pieces(node.inverse?.body ?? [], { ...scope, blocks });
    return [{ kind: 'each', list, item, none }];
  }
}
