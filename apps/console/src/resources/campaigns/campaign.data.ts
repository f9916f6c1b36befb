// What the console asks of the API about campaigns, their runs and the messages of a run.
import { gql } from '../../data/graphql.js';
import type {
  Account,
  Campaign,
  CampaignApproval,
  CampaignArm,
  CampaignRun,
  CampaignRunState,
  CampaignStanding,
  Contact,
  Mail,
  MailState,
} from '../../schema.js';

export type RunRow = Pick<CampaignRun, 'id' | 'launchedAt' | 'audience' | 'pauseReason' | 'mailingIds'> & {
  readonly standing: readonly Pick<CampaignStanding, 'state' | 'count'>[];
  readonly report: readonly Arm[];
  readonly state: CampaignRunState;
  readonly launchedBy: { readonly name: string } | null;
  readonly progress: readonly { readonly state: MailState; readonly count: number }[];
};

export type Arm = Pick<
  CampaignArm,
  | 'arm'
  | 'contacts'
  | 'mails'
  | 'delivered'
  | 'bounced'
  | 'clicked'
  | 'replied'
  | 'unsubscribed'
  | 'goalReached'
  | 'uplift'
>;

export type Approval = Pick<
  CampaignApproval,
  'id' | 'purpose' | 'audience' | 'note' | 'requestedAt' | 'decidedAt' | 'approved' | 'answer'
> & {
  readonly requestedBy: { readonly id: string; readonly name: string } | null;
  readonly decidedBy: { readonly name: string } | null;
};

export type CampaignRow = Pick<
  Campaign,
  'id' | 'key' | 'name' | 'goal' | 'segment' | 'members' | 'scheduledAt' | 'nextLaunchAt'
> & {
  readonly latestRun: Pick<RunRow, 'id' | 'launchedAt' | 'state' | 'progress'> | null;
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
      definition
      latestApproval {
        id
        purpose
        audience
        note
        requestedAt
        decidedAt
        approved
        answer
        requestedBy {
          id
          name
        }
        decidedBy {
          name
        }
      }
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
          mailingIds
          standing {
            state
            count
          }
          report {
            arm
            contacts
            mails
            delivered
            bounced
            clicked
            replied
            unsubscribed
            goalReached
            uplift {
              difference
              low
              high
            }
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
