// What people do in triage, each a document; a refusal comes as an ApiError in the API's words.
import { accepted, ask, gql, type Variables } from '../../data/graphql.js';

/** A verb whose answer is a union with a refusal, of which only the success's type is chosen. */
const document = (name: string, args: string, passed: string, type: string, fields = 'id') =>
  `mutation ${name}(${args}) { result: ${name}(${passed}) { ... on ${type} { ${fields} } ... on CodedError { refusal: code message } } }`;

const verb =
  <Done extends object = { id: string }>(text: string) =>
  async (variables: Variables): Promise<Done> =>
    accepted<Done>((await ask<{ result: Done | { refusal: string; message: string } }>(text, variables)).result);

export const replyToCase = verb(
  document('replyToCase', '$id: ID!, $input: ReplyInput!', 'id: $id, input: $input', 'Case'),
);
export const addCaseNote = verb(
  document('addCaseNote', '$id: ID!, $body: String!, $ownerId: ID', 'id: $id, body: $body, ownerId: $ownerId', 'Case'),
);
export const setCasePriority = verb(
  document('setCasePriority', '$id: ID!, $priority: String!', 'id: $id, priority: $priority', 'Case'),
);
export const reassignCase = verb(
  document('reassignCase', '$id: ID!, $userId: ID, $team: String', 'id: $id, userId: $userId, team: $team', 'Case'),
);
export const takeCase = verb(document('takeCase', '$id: ID!', 'id: $id', 'Case'));
export const engage = verb(
  document(
    'engage',
    '$caseId: ID!, $role: EngagedRole!, $ask: String!',
    'caseId: $caseId, role: $role, ask: $ask',
    'Engagement',
  ),
);
export const answerEngagement = verb(
  document(
    'answerEngagement',
    '$id: ID!, $state: EngagementState!, $outcome: String',
    'id: $id, state: $state, outcome: $outcome',
    'Engagement',
  ),
);
export const acknowledgeCases = verb<{ cases: number }>(
  document('acknowledgeCases', '$ids: [ID!]!, $reason: String!', 'ids: $ids, reason: $reason', 'Acknowledged', 'cases'),
);

const RUN = 'id startedAt endedAt activeMs steps openCases needed leftOver work { acted acknowledged }';
const START = `mutation startShiftRun { result: startShiftRun { ${RUN} } }`;
const SIGN = `mutation signShiftRun($step: Int) { result: signShiftRun(step: $step) { id activeMs steps } }`;

export interface EndedRun {
  readonly activeMs: number;
  readonly work: { readonly acted: number; readonly acknowledged: number };
}

export const startRun = () => ask(START);
export const signRun = (step: number | null = null) => ask(SIGN, { step });
const end = verb<EndedRun>(
  `mutation endShiftRun { result: endShiftRun { ... on ShiftRun { ${RUN} } ... on CodedError { refusal: code message } } }`,
);
export const endRun = () => end({});

const SAVE = gql`
  mutation saveTopView($name: String!, $view: TopView!, $filter: JSON!) {
    result: saveTopView(name: $name, view: $view, filter: $filter) {
      id
    }
  }
`;
const REMOVE = gql`
  mutation removeTopView($id: ID!) {
    result: removeTopView(id: $id)
  }
`;
const SETTINGS = gql`
  mutation setTriageSettings($baselineMinutes: Int, $wentLiveOn: String) {
    result: setTriageSettings(baselineMinutes: $baselineMinutes, wentLiveOn: $wentLiveOn) {
      baselineMinutes
    }
  }
`;

export const saveView = (name: string, view: string, filter: object) => ask(SAVE, { name, view, filter });
export const removeView = (id: string) => ask(REMOVE, { id });
export const setTriageSettings = (baselineMinutes: number | null, wentLiveOn: string | null) =>
  ask(SETTINGS, { baselineMinutes, wentLiveOn });
