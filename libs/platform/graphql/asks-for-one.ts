// Whether an operation asks for records by their ids: these are shown whatever filter the viewer's lists are narrowed to.
import { Kind, valueFromASTUntyped, type OperationDefinitionNode } from 'graphql';

/** Root fields with an argument `id`, or a filter with `ids`, look past the viewer's filter, and so does the rest of their operation. */
export const asksForOne = (
  { selectionSet }: Pick<OperationDefinitionNode, 'selectionSet'>,
  variables: Readonly<Record<string, unknown>> = {},
): boolean =>
  selectionSet.selections.some(
    (field) =>
      field.kind === Kind.FIELD &&
      (field.arguments ?? []).some(({ name, value }) => {
        if (name.value === 'id' || name.value.endsWith('Id')) return true;
        if (name.value !== 'filter') return false;
        const filter = valueFromASTUntyped(value, variables) as { ids?: unknown } | null;
        return Array.isArray(filter?.ids);
      }),
  );
