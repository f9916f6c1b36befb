// What the console asks of the API about campaigns, their runs and the messages of a run.
import { gql } from '../../data/graphql.js';
import type { Account, Campaign, CampaignRun, CampaignRunState, Contact, Mail, MailState } from '../../schema.js';

export type RunRow = Pick<CampaignRun, 'id' | 'launchedAt' | 'audience' | 'pauseReason'> & {
  readonly state: CampaignRunState;
  readonly launchedBy: { readonly name: string } | null;
  readonly progress: readonly { readonly state: MailState; readonly count: number }[];
};

export type CampaignRow = Pick<
  Campaign,
  'id' | 'key' | 'name' | 'goal' | 'segment' | 'members' | 'scheduledAt' | 'nextLaunchAt'
> & {
  readonly latestRun: RunRow | null;
};

export type MailRow = Pick<
  Mail,
  'id' | 'address' | 'state' | 'reason' | 'sentAt' | 'until' | 'attempts' | 'changedAt'
> & {
  readonly contact: Pick<Contact, 'id' | 'name'> | null;
  readonly account: Pick<Account, 'id' | 'name'> | null;
};

export const CAMPAIGNS = gql`
  query campaigns {
    campaigns {
      id
      key
      name
      goal
      segment
      members
      scheduledAt
      nextLaunchAt
      latestRun {
        id
        launchedAt
        audience
        pauseReason
        state
        launchedBy {
          name
        }
        progress {
          state
          count
        }
      }
    }
  }
`;

export const CAMPAIGN = gql`
  query campaign($key: String!) {
    campaign(key: $key) {
      id
      key
      name
      goal
      segment
      members
      scheduledAt
      nextLaunchAt
      runs(first: 24) {
        nodes {
          id
          launchedAt
          audience
          pauseReason
          state
          launchedBy {
            name
          }
          progress {
            state
            count
          }
        }
      }
    }
  }
`;

export const MAILS = gql`
  query mails($filter: MailFilterInput, $after: String) {
    mails(filter: $filter, first: 50, after: $after) {
      nodes {
        id
        address
        state
        reason
        sentAt
        until
        attempts
        changedAt
        contact {
          id
          name
        }
        account {
          id
          name
        }
      }
      endCursor
      hasNextPage
    }
  }
`;
