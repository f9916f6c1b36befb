// What people do with the directory and with hand-overs; a refusal comes as an ApiError in the API's words.
import { accepted, ask, gql, type Variables } from '../../data/graphql.js';

const SAVE = gql`
  mutation saveDirectoryEntry($id: ID, $input: DirectoryEntryInput!) {
    result: saveDirectoryEntry(id: $id, input: $input) {
      id
    }
  }
`;

const REMOVE = gql`
  mutation removeDirectoryEntry($id: ID!) {
    result: removeDirectoryEntry(id: $id)
  }
`;

const HAND_OVER = gql`
  mutation handOverCase($input: HandOverInput!) {
    result: handOverCase(input: $input) {
      ... on HandOver {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const ACCEPT = gql`
  mutation acceptHandOver($id: ID!) {
    result: acceptHandOver(id: $id) {
      ... on HandOver {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const RETURN = gql`
  mutation returnHandOver($id: ID!, $reason: String!) {
    result: returnHandOver(id: $id, reason: $reason) {
      ... on HandOver {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

type Done = { readonly id: string };

const verb = (document: string) => async (variables: Variables) => {
  const { result } = await ask<{ result: Done | { refusal: string; message: string } }>(document, variables);
  return accepted<Done>(result).id;
};

export const saveEntry = (variables: Variables) => ask(SAVE, variables);
export const removeEntry = (variables: Variables) => ask(REMOVE, variables);
export const handOver = verb(HAND_OVER);
export const acceptHandOver = verb(ACCEPT);
export const returnHandOver = verb(RETURN);
