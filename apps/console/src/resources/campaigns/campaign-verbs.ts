// What people do with campaigns; a refusal comes as an ApiError in the API's words.
import { accepted, ask, gql } from '../../data/graphql.js';

const LAUNCH = gql`
  mutation launchCampaign($key: String!) {
    result: launchCampaign(key: $key) {
      ... on CampaignRun {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const SCHEDULE = gql`
  mutation scheduleCampaign($key: String!, $on: Boolean!, $existing: Boolean) {
    result: scheduleCampaign(key: $key, on: $on, existing: $existing) {
      ... on Campaign {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const PAUSE = gql`
  mutation pauseCampaignRun($id: ID!) {
    result: pauseCampaignRun(id: $id) {
      ... on CampaignRun {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const RESUME = gql`
  mutation resumeCampaignRun($id: ID!) {
    result: resumeCampaignRun(id: $id) {
      ... on CampaignRun {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const CANCEL = gql`
  mutation cancelCampaignRun($id: ID!) {
    result: cancelCampaignRun(id: $id) {
      ... on CampaignRun {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const REQUEST = gql`
  mutation requestCampaignApproval($key: String!, $schedule: Boolean!, $note: String!) {
    result: requestCampaignApproval(key: $key, schedule: $schedule, note: $note) {
      ... on Campaign {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const DECIDE = gql`
  mutation decideCampaignApproval($id: ID!, $approved: Boolean!, $answer: String!) {
    result: decideCampaignApproval(id: $id, approved: $approved, answer: $answer) {
      ... on Campaign {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

type Answer = { result: { id: string } | { refusal: string; message: string } };
const run = async (document: string, variables: Record<string, unknown>) =>
  accepted((await ask<Answer>(document, variables)).result);

export const launchCampaign = (key: string) => run(LAUNCH, { key });
export const scheduleCampaign = (key: string, on: boolean, existing = false) => run(SCHEDULE, { key, on, existing });
export const pauseRun = (id: string) => run(PAUSE, { id });
export const resumeRun = (id: string) => run(RESUME, { id });
export const cancelRun = (id: string) => run(CANCEL, { id });
export const requestApproval = (key: string, schedule: boolean, note: string) => run(REQUEST, { key, schedule, note });
export const decideApproval = (id: string, approved: boolean, answer: string) => run(DECIDE, { id, approved, answer });
