// What the console asks of the API about segments. Forms write the rule as text, so that half a thought can stand there.
import type { RaRecord } from 'react-admin';
import { gql } from '../../data/graphql.js';
import type { ResourceData, Verb } from '../../data/resource-data.js';
import type { CappedCount, RuleProblem, Segment } from '../../schema.js';
import { readRule, writeRule, type Rule } from './rule.js';

export type SegmentRow = Pick<
  Segment,
  'id' | 'key' | 'name' | 'description' | 'object' | 'kind' | 'active' | 'filling'
> & {
  readonly memberCount: CappedCount;
};

export type SegmentRecord = SegmentRow &
  Pick<Segment, 'usedBy' | 'createdAt' | 'updatedAt'> & {
    readonly problems: readonly RuleProblem[];
    readonly rule: Rule;
    readonly ruleText: string;
  };

const CREATE = gql`
  mutation createSegment($input: SegmentInput!) {
    result: createSegment(input: $input) {
      id
      name
    }
  }
`;

const UPDATE = gql`
  mutation updateSegment($id: ID!, $input: SegmentChangeInput!) {
    result: updateSegment(id: $id, input: $input) {
      id
      name
    }
  }
`;

const REMOVE = gql`
  mutation deleteSegment($id: ID!) {
    result: deleteSegment(id: $id)
  }
`;

export const SET_ACTIVE = gql`
  mutation setSegmentActive($id: ID!, $active: Boolean!) {
    result: setSegmentActive(id: $id, active: $active) {
      id
    }
  }
`;

type Changes = Parameters<Verb['variables']>[0]['data'];

const rule = ({ ruleText }: Changes): unknown => (typeof ruleText === 'string' ? readRule(ruleText) : undefined);
const described = (changes: Changes) => ({ name: changes['name'], description: changes['description'] ?? '' });

const reads = (segment: RaRecord): RaRecord =>
  'rule' in segment ? { ...segment, ruleText: writeRule(segment['rule']) } : segment;

const row = 'key name description object kind active filling memberCount { value capped }';

export const data: ResourceData = {
  type: 'Segment',
  page: 'segments',
  one: 'segment',
  count: 'segmentCount',
  row,
  record: `${row} rule usedBy createdAt updatedAt problems { code message path }`,
  reads,
  create: {
    document: CREATE,
    variables: ({ data: changes }) => ({
      input: {
        ...described(changes),
        object: changes['object'],
        rule: changes['kind'] === 'list' ? null : rule(changes),
      },
    }),
  },
  update: {
    document: UPDATE,
    variables: ({ id, data: changes }) => ({
      id,
      input: { ...described(changes), ...(changes['kind'] !== 'list' && { rule: rule(changes) }) },
    }),
  },
  remove: { document: REMOVE, variables: ({ id }) => ({ id }) },
};
