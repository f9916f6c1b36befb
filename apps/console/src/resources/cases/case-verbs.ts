// What can be done in a case, as the API takes it. A refusal is an error whose message says what to do.
import { useRefresh } from 'react-admin';
import { accepted, ask, gql, type Variables } from '../../data/graphql.js';
import type { CaseState, LogContactInput, ReplyInput } from '../../schema.js';

const REPLY = gql`
  mutation replyToCase($id: ID!, $input: ReplyInput!) {
    result: replyToCase(id: $id, input: $input) {
      ... on Case {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const NOTE = gql`
  mutation addCaseNote($id: ID!, $body: String!, $ownerId: ID) {
    result: addCaseNote(id: $id, body: $body, ownerId: $ownerId) {
      ... on Case {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const CONFIRM = gql`
  mutation confirmCaseNote($messageId: ID!) {
    result: confirmCaseNote(messageId: $messageId) {
      ... on Case {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const LOG = gql`
  mutation logCaseContact($id: ID!, $input: LogContactInput!) {
    result: logCaseContact(id: $id, input: $input) {
      ... on Case {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const PRIORITY = gql`
  mutation setCasePriority($id: ID!, $priority: String!) {
    result: setCasePriority(id: $id, priority: $priority) {
      ... on Case {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const REASSIGN = gql`
  mutation reassignCase($id: ID!, $userId: ID, $team: String) {
    result: reassignCase(id: $id, userId: $userId, team: $team) {
      ... on Case {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const STATE = gql`
  mutation setCaseState($id: ID!, $state: CaseState!) {
    result: setCaseState(id: $id, state: $state) {
      ... on Case {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

type Result = { result: { id: string } | { refusal: string; message: string } };

export function useCaseVerbs(id: string) {
  const refresh = useRefresh();
  async function say(document: string, variables: Variables) {
    const { result } = await ask<Result>(document, variables);
    accepted<{ id: string }>(result);
    refresh();
  }
  return {
    reply: (input: ReplyInput) => say(REPLY, { id, input }),
    note: (body: string, ownerId: string | null) => say(NOTE, { id, body, ownerId }),
    confirm: (messageId: string) => say(CONFIRM, { messageId }),
    log: (input: LogContactInput) => say(LOG, { id, input }),
    prioritise: (priority: string) => say(PRIORITY, { id, priority }),
    reassign: (given: { userId?: string | null; team?: string | null }) => say(REASSIGN, { id, ...given }),
    move: (state: CaseState) => say(STATE, { id, state }),
  };
}
