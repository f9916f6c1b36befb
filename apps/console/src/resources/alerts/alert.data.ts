// What the console asks of the API about alerts, rules and settings: always the viewer's own.
import { accepted, ask, gql, type Variables } from '../../data/graphql.js';
import type {
  Alert,
  AlertMailTrouble,
  AlertRule,
  AlertRuleInput,
  AlertSettings,
  CappedCount,
  Case,
  WebhookCall,
} from '../../schema.js';

export type AlertRow = Pick<
  Alert,
  'id' | 'cause' | 'ruleName' | 'trigger' | 'occurredAt' | 'readAt' | 'act' | 'actChannel' | 'actReason'
> & {
  readonly case:
    (Pick<Case, 'id' | 'subject' | 'priority'> & { readonly account: { readonly name: string } | null }) | null;
};

export type RuleRow = Omit<AlertRule, 'lastCall' | 'createdAt' | 'updatedAt'> & {
  readonly lastCall: Pick<WebhookCall, 'state' | 'at' | 'error'> | null;
};

export interface AlertsAnswer {
  readonly alerts: {
    readonly nodes: readonly AlertRow[];
    readonly endCursor: string | null;
    readonly hasNextPage: boolean;
  };
}

export interface BellAnswer extends AlertsAnswer {
  readonly count: CappedCount;
  readonly trouble: AlertMailTrouble;
}

export const ALERTS = gql`
  query alerts($filter: AlertFilterInput, $after: String) {
    alerts(filter: $filter, first: 25, after: $after) {
      nodes {
        id
        cause
        ruleName
        trigger
        occurredAt
        readAt
        act
        actChannel
        actReason
        case {
          id
          subject
          priority
          account {
            name
          }
        }
      }
      endCursor
      hasNextPage
    }
  }
`;

export const BELL = gql`
  query alertBell {
    count: alertCount(filter: { unread: true }) {
      value
      capped
    }
    trouble: alertMailTrouble {
      waiting
      since
      failed
    }
    alerts(filter: { unread: true }, first: 6) {
      nodes {
        id
        cause
        ruleName
        trigger
        occurredAt
        readAt
        act
        actChannel
        actReason
        case {
          id
          subject
          priority
          account {
            name
          }
        }
      }
      endCursor
      hasNextPage
    }
  }
`;

export const RULES = gql`
  query alertRules {
    rules: alertRules {
      id
      starter
      name
      direction
      families
      kinds
      likelyToEscalate
      sentimentAtMost
      attentionAtLeast
      clockWarned
      clockBreached
      watches
      teamId
      audience
      email
      webhookUrl
      webhookShape
      webhookSecret
      pace
      enabled
      lastCall {
        state
        at
        error
      }
    }
    signalKinds {
      kind
      label
      family
    }
  }
`;

export const SETTINGS = gql`
  query alertSettings {
    settings: alertSettings {
      zone
      quietFrom
      quietTo
      digestAt
    }
  }
`;

const READ = gql`
  mutation readAlerts($ids: [ID!]) {
    readAlerts(ids: $ids)
  }
`;

const ACT = gql`
  mutation actOnAlert($id: ID!, $act: AlertAct!, $reason: String) {
    result: actOnAlert(id: $id, act: $act, reason: $reason) {
      ... on Alert {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const CREATE = gql`
  mutation createAlertRule($input: AlertRuleInput!) {
    result: createAlertRule(input: $input) {
      id
    }
  }
`;

const UPDATE = gql`
  mutation updateAlertRule($id: ID!, $input: AlertRuleInput!) {
    result: updateAlertRule(id: $id, input: $input) {
      id
    }
  }
`;

const REMOVE = gql`
  mutation removeAlertRule($id: ID!) {
    result: removeAlertRule(id: $id)
  }
`;

const ADOPT = gql`
  mutation adoptAlertStarters {
    result: adoptAlertStarters {
      id
    }
  }
`;

const TEST = gql`
  mutation testAlertWebhook($id: ID!) {
    result: testAlertWebhook(id: $id) {
      ... on WebhookAnswer {
        status
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const SET = gql`
  mutation setAlertSettings($input: AlertSettingsInput!) {
    result: setAlertSettings(input: $input) {
      zone
    }
  }
`;

type Answer<T extends object> = { result: T | { refusal: string; message: string } };
const verb = async <T extends object>(document: string, variables: Variables = {}): Promise<T> =>
  accepted((await ask<Answer<T>>(document, variables)).result);

/** Without ids: all of them. */
export const readAlerts = (ids: readonly string[] | null = null) => ask(READ, { ids });
export const takeAlert = (id: string) => verb(ACT, { id, act: 'take' });
export const acknowledgeAlert = (id: string, reason: string) => verb(ACT, { id, act: 'acknowledge', reason });
export const saveRule = (id: string | null, input: AlertRuleInput) =>
  id === null ? ask(CREATE, { input }) : ask(UPDATE, { id, input });
export const removeRule = (id: string) => ask(REMOVE, { id });
export const adoptStarters = () => ask(ADOPT);
export const testWebhook = (id: string) => verb<{ status: number }>(TEST, { id });
export const setSettings = (input: Omit<AlertSettings, '__typename'>) => ask(SET, { input });
