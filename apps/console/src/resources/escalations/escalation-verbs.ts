// What people do with escalations, each a document and what it answers; a refusal comes as an ApiError in the API's words.
import { accepted, ask, gql, type Variables } from '../../data/graphql.js';

const REQUEST = gql`
  mutation requestEscalation($caseId: ID!, $reason: String!) {
    result: requestEscalation(caseId: $caseId, reason: $reason) {
      ... on EscalationRequest {
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
  mutation acceptEscalationRequest($id: ID!, $input: AcceptEscalationInput!) {
    result: acceptEscalationRequest(id: $id, input: $input) {
      ... on Escalation {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const DECLINE = gql`
  mutation declineEscalationRequest($id: ID!, $reason: String!, $reply: String) {
    result: declineEscalationRequest(id: $id, reason: $reason, reply: $reply) {
      ... on EscalationRequest {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const OPEN = gql`
  mutation openEscalation($input: OpenEscalationInput!) {
    result: openEscalation(input: $input) {
      ... on Escalation {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const UPDATE = gql`
  mutation updateEscalation($id: ID!, $input: EscalationChangeInput!) {
    result: updateEscalation(id: $id, input: $input) {
      ... on Escalation {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const RESOLVE = gql`
  mutation resolveEscalation($id: ID!, $input: EscalationResolutionInput!) {
    result: resolveEscalation(id: $id, input: $input) {
      ... on Escalation {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const REOPEN = gql`
  mutation reopenEscalation($id: ID!, $reason: String!) {
    result: reopenEscalation(id: $id, reason: $reason) {
      ... on Escalation {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const REVIEW = gql`
  mutation reviewPrediction($caseId: ID!, $verdict: PredictionVerdict!, $reason: String, $until: DateTime) {
    result: reviewPrediction(caseId: $caseId, verdict: $verdict, reason: $reason, until: $until) {
      ... on Prediction {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const MAIL_BRIEF = gql`
  mutation mailEscalationBrief($id: ID!, $userIds: [ID!]!) {
    result: mailEscalationBrief(id: $id, userIds: $userIds) {
      ... on BriefMailed {
        id: people
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

type Done = { readonly id: string };

/** Answers with the id of the escalation, or of the request, that came of it. */
const verb = (document: string) => async (variables: Variables) => {
  const { result } = await ask<{ result: Done | { refusal: string; message: string } }>(document, variables);
  return accepted<Done>(result).id;
};

export const requestEscalation = verb(REQUEST);
export const acceptRequest = verb(ACCEPT);
export const declineRequest = verb(DECLINE);
export const openEscalation = verb(OPEN);
export const updateEscalation = verb(UPDATE);
export const resolveEscalation = verb(RESOLVE);
export const reviewPrediction = verb(REVIEW);
export const mailBrief = verb(MAIL_BRIEF);
export const reopenEscalation = verb(REOPEN);
