// The template language we allow, as a tree of its own: what isn't here can't be in a mail, whatever Handlebars could do.

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: Expression }
  | {
      readonly kind: 'if';
      readonly test: Expression;
      readonly then: readonly Piece[];
      readonly otherwise: readonly Piece[];
    }
  | { readonly kind: 'each'; readonly list: Field; readonly item: readonly Piece[]; readonly none: readonly Piece[] };

export type Expression = Field | Literal | LoopValue | Call;

export interface Field {
  readonly kind: 'field';
  /** from where the template stands: inside `each`, from the item */
  readonly path: readonly string[];
  /** from the top, `usage.topFeatures[].name` */
  readonly name: string;
}

export interface Literal {
  readonly kind: 'literal';
  readonly value: string | number | boolean;
}

/** `@index`, `@first` or `@last` of the innermost each. */
export interface LoopValue {
  readonly kind: 'loop';
  readonly name: 'index' | 'first' | 'last';
}

export interface Call {
  readonly kind: 'call';
  readonly helper: string;
  readonly args: readonly Expression[];
  readonly options: Readonly<Record<string, Literal['value']>>;
}

export interface FieldUse {
  readonly name: string;
  /** a mail can go out without it: there is a default, or an `if` around it that may not hold */
  readonly optional: boolean;
}

/** Every field the template reads, by name; one that is needed in one place and optional in another is needed. */
export function requiredFields(tree: readonly Piece[]): FieldUse[] {
  const uses = new Map<string, boolean>();
  const note = (name: string, optional: boolean) => uses.set(name, optional && (uses.get(name) ?? true));
  const inExpression = (expression: Expression, optional: boolean): void => {
    if (expression.kind === 'field') note(expression.name, optional);
    if (expression.kind === 'call')
      for (const arg of expression.args) inExpression(arg, optional || expression.helper === 'default');
  };
  const inPieces = (pieces: readonly Piece[], optional: boolean): void => {
    for (const piece of pieces) {
      if (piece.kind === 'value') inExpression(piece.value, optional);
      if (piece.kind === 'if') {
        inExpression(piece.test, optional);
        inPieces([...piece.then, ...piece.otherwise], true);
      }
      if (piece.kind === 'each') {
        inExpression(piece.list, optional);
        inPieces(piece.item, optional);
        inPieces(piece.none, true);
      }
    }
  };
  inPieces(tree, false);
  return [...uses].map(([name, optional]) => ({ name, optional })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export const LIST_LIMIT = 50;

const STEP = 20;

/** The most that rendering can take with every list full, in characters of the template; a step counts as a few. */
export const worstCost = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => {
    if (piece.kind === 'text') return sum + piece.text.length;
    if (piece.kind === 'value') return sum + STEP;
    if (piece.kind === 'if') return sum + STEP + Math.max(worstCost(piece.then), worstCost(piece.otherwise));
    return sum + STEP + Math.max(LIST_LIMIT * (STEP + worstCost(piece.item)), worstCost(piece.none));
  }, 0);
