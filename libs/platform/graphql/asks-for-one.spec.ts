// Which operations look past the viewer's filter.
import { parse, type OperationDefinitionNode } from 'graphql';
import { asksForOne } from './asks-for-one.js';

const asks = (text: string, variables = {}): boolean =>
  asksForOne(parse(text).definitions[0] as OperationDefinitionNode, variables);

it('asks for records by their ids, or for whatever is in a list', () => {
  expect(asks('query ($id: ID!) { case(id: $id) { id } }', { id: 'x' })).toBe(true);
  expect(asks('{ case(id: "x") { account { cases { id } } } }')).toBe(true);
  expect(asks('query ($f: F) { cases(filter: $f) { id } }', { f: { ids: ['x'] } })).toBe(true);
  expect(asks('query ($ids: [ID!]) { cases(filter: { ids: $ids }) { id } }', { ids: ['x'] })).toBe(true);
  expect(asks('{ suggestedExperts(caseId: "x") { userId } }')).toBe(true);
  expect(asks('query ($f: F) { cases(filter: $f) { id } }', { f: { ids: null } })).toBe(false);
  expect(asks('{ cases { id } caseCount { value } }')).toBe(false);
});
