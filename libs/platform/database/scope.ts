// Whose eyes a transaction looks through. Row-level security reads it; no scope at all means no rows.
import { isId } from '#kernel';

export type Scope =
  | { readonly kind: 'system' }
  | {
      readonly kind: 'user';
      readonly userId: string;
      /** narrowed to what the user has chosen to look at: for lists, counts and exports */
      readonly filtered?: boolean;
    };

/** The product's own work: subscribers, sweeps, imports. Sees every row, still never more than the app role may do. */
export const SYSTEM: Scope = { kind: 'system' };

export const userScope = (userId: string): Scope => ({ kind: 'user', userId });

/** As `userScope`, through the user's global filter. */
export const filteredScope = (userId: string): Scope => ({ kind: 'user', userId, filtered: true });

/** What every transaction runs first. Ids are checked, so that the text can't carry anything else. */
export function prelude(scope: Scope): string {
  if (scope.kind === 'user' && !isId(scope.userId)) throw new TypeError('A user scope needs the id of a user');
  const user = scope.kind === 'user' ? scope.userId : '';
  const filter = scope.kind === 'user' && scope.filtered ? 'on' : '';
  return `SET LOCAL ROLE bellwether_app; SELECT set_config('app.scope', '${scope.kind}', true), set_config('app.user', '${user}', true), set_config('app.filter', '${filter}', true)`;
}
