// A query may nest only so deep: cheap to write, dear to answer.
import { GraphQLError, Kind, type ASTNode, type ValidationRule } from 'graphql';

export const limitDepth =
  (most: number): ValidationRule =>
  (context) => {
    const fragments = new Map(
      context
        .getDocument()
        .definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
    );
    const depth = (node: ASTNode, seen: readonly string[]): number => {
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(node.name.value);
        return fragment && !seen.includes(node.name.value) ? depth(fragment, [...seen, node.name.value]) : 0;
      }
      const selections = 'selectionSet' in node ? (node.selectionSet?.selections ?? []) : [];
      const below = selections.reduce((deepest, selection) => Math.max(deepest, depth(selection, seen)), 0);
      return below + (node.kind === Kind.FIELD ? 1 : 0);
    };
    return {
      OperationDefinition(node) {
        // Introspection nests by nature, and reads nothing of ours.
        const fields = node.selectionSet.selections;
        if (fields.every((field) => field.kind === Kind.FIELD && field.name.value.startsWith('__'))) return;
        if (depth(node, []) > most)
          context.reportError(
            new GraphQLError(`This query nests more than ${most} levels deep. Ask in several smaller queries.`),
          );
      },
    };
  };
