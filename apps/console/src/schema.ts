// Generated from apps/api/schema.graphql by apps/console/codegen.mjs; not edited by hand.
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A date-time string at UTC, such as 2019-12-03T09:54:33Z, compliant with the date-time format. */
  DateTime: { input: string; output: string; }
  /** Any JSON value */
  JSON: { input: unknown; output: unknown; }
};

export type AcceptEscalationInput = {
  nextUpdateDueAt?: InputMaybe<Scalars['DateTime']['input']>;
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** absent: the request's own words */
  reason?: InputMaybe<Scalars['String']['input']>;
  severity: EscalationSeverity;
};

/** A customer company */
export type Account = {
  __typename?: 'Account';
  /** annual recurring value of its own contract */
  annualValue: Maybe<Scalars['Float']['output']>;
  /** YYYY-MM-DD */
  churnedOn: Maybe<Scalars['String']['output']>;
  contract: Maybe<ContractValue>;
  contractStatus: ContractStatus;
  createdAt: Scalars['DateTime']['output'];
  currency: Maybe<Scalars['String']['output']>;
  custom: Scalars['JSON']['output'];
  domains: Array<Scalars['String']['output']>;
  /** newest first */
  escalations: EscalationPage;
  id: Scalars['ID']['output'];
  industry: Maybe<Scalars['String']['output']>;
  journeyStage: Maybe<Scalars['String']['output']>;
  licences: Maybe<Scalars['Int']['output']>;
  name: Scalars['String']['output'];
  openEscalations: Scalars['Int']['output'];
  owners: Array<AccountOwner>;
  parent: Maybe<Account>;
  /** the last started first */
  playRuns: PlayRunPage;
  /** YYYY-MM-DD */
  renewalOn: Maybe<Scalars['String']['output']>;
  segments: Array<Segment>;
  /** YYYY-MM-DD */
  startedOn: Maybe<Scalars['String']['output']>;
  strategic: Scalars['Boolean']['output'];
  tier: Maybe<Scalars['String']['output']>;
  timeZone: Maybe<Scalars['String']['output']>;
  updatedAt: Scalars['DateTime']['output'];
  usageByDay: Array<UsageDay>;
  usageFacts: Maybe<UsageFacts>;
};


/** A customer company */
export type AccountEscalationsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};


/** A customer company */
export type AccountPlayRunsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};


/** A customer company */
export type AccountUsageByDayArgs = {
  days?: Scalars['Int']['input'];
};

/** What filters can choose from */
export type AccountChoices = {
  __typename?: 'AccountChoices';
  journeyStages: Array<Scalars['String']['output']>;
  tiers: Array<Scalars['String']['output']>;
};

export type AccountFilterInput = {
  contractStatus?: InputMaybe<ContractStatus>;
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  journeyStage?: InputMaybe<Scalars['String']['input']>;
  /** accounts that this user owns in any role */
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** part of the name, or a whole domain */
  search?: InputMaybe<Scalars['String']['input']>;
  strategic?: InputMaybe<Scalars['Boolean']['input']>;
  tier?: InputMaybe<Scalars['String']['input']>;
};

/** What is absent stays as it is; null empties */
export type AccountInput = {
  annualValue?: InputMaybe<Scalars['Float']['input']>;
  churnedOn?: InputMaybe<Scalars['String']['input']>;
  contractStatus?: InputMaybe<ContractStatus>;
  currency?: InputMaybe<Scalars['String']['input']>;
  custom?: InputMaybe<Scalars['JSON']['input']>;
  domains?: InputMaybe<Array<Scalars['String']['input']>>;
  industry?: InputMaybe<Scalars['String']['input']>;
  journeyStage?: InputMaybe<Scalars['String']['input']>;
  licences?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  parentId?: InputMaybe<Scalars['ID']['input']>;
  renewalOn?: InputMaybe<Scalars['String']['input']>;
  startedOn?: InputMaybe<Scalars['String']['input']>;
  strategic?: InputMaybe<Scalars['Boolean']['input']>;
  tier?: InputMaybe<Scalars['String']['input']>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

/** Who looks after the account in which role */
export type AccountOwner = {
  __typename?: 'AccountOwner';
  role: OwnerRole;
  user: User;
};

export type AccountPage = {
  __typename?: 'AccountPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Account>;
};

export type AccountSortField =
  | 'annualValue'
  | 'createdAt'
  | 'name'
  | 'renewalOn';

export type AccountSortInput = {
  direction: SortDirection;
  field: AccountSortField;
};

export type AcknowledgeResult = Acknowledged | Refused;

export type Acknowledged = {
  __typename?: 'Acknowledged';
  /** cases in which something was unhandled */
  cases: Scalars['Int']['output'];
};

export type ActChannel =
  | 'console'
  | 'mail';

/** Something that one person asked to be told about */
export type Alert = {
  __typename?: 'Alert';
  /** what the person did about it */
  act: Maybe<AlertAct>;
  actChannel: Maybe<ActChannel>;
  actReason: Maybe<Scalars['String']['output']>;
  actedAt: Maybe<Scalars['DateTime']['output']>;
  case: Maybe<Case>;
  /** the cause in words */
  cause: Scalars['String']['output'];
  /** what is known of the cause: kinds, score and value, clock, factors */
  facts: Scalars['JSON']['output'];
  id: Scalars['ID']['output'];
  occurredAt: Scalars['DateTime']['output'];
  raisedAt: Scalars['DateTime']['output'];
  readAt: Maybe<Scalars['DateTime']['output']>;
  /** as it was called then */
  ruleName: Scalars['String']['output'];
  trigger: AlertTrigger;
};

export type AlertAct =
  | 'acknowledge'
  | 'take';

export type AlertAudience =
  | 'me'
  | 'team';

export type AlertFilterInput = {
  caseId?: InputMaybe<Scalars['ID']['input']>;
  unread?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What of the viewer’s alerts did not leave by mail */
export type AlertMailTrouble = {
  __typename?: 'AlertMailTrouble';
  /** of the last days, that never will */
  failed: Scalars['Int']['output'];
  since: Maybe<Scalars['DateTime']['output']>;
  /** waiting for longer than they should: the mail server is away, or mail is paused */
  waiting: Scalars['Int']['output'];
};

export type AlertPace =
  | 'digest'
  | 'immediate';

export type AlertPage = {
  __typename?: 'AlertPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Alert>;
};

export type AlertResult = Alert | Refused;

/** What somebody wants to be told about, and how */
export type AlertRule = {
  __typename?: 'AlertRule';
  attentionAtLeast: Maybe<Scalars['Int']['output']>;
  audience: AlertAudience;
  clockBreached: Scalars['Boolean']['output'];
  clockWarned: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  direction: Maybe<MessageDirection>;
  email: Scalars['Boolean']['output'];
  enabled: Scalars['Boolean']['output'];
  families: Array<SignalFamily>;
  id: Scalars['ID']['output'];
  kinds: Array<SignalKind>;
  lastCall: Maybe<WebhookCall>;
  likelyToEscalate: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  pace: AlertPace;
  sentimentAtMost: Maybe<Scalars['Int']['output']>;
  /** the starter that it was made from */
  starter: Maybe<Scalars['String']['output']>;
  teamId: Maybe<Scalars['ID']['output']>;
  updatedAt: Scalars['DateTime']['output'];
  watches: AlertWatch;
  /** the key of the HMAC in Bellwether-Signature */
  webhookSecret: Scalars['String']['output'];
  webhookShape: WebhookShape;
  webhookUrl: Maybe<Scalars['String']['output']>;
};

export type AlertRuleInput = {
  attentionAtLeast?: InputMaybe<Scalars['Int']['input']>;
  audience?: AlertAudience;
  clockBreached?: Scalars['Boolean']['input'];
  clockWarned?: Scalars['Boolean']['input'];
  direction?: InputMaybe<MessageDirection>;
  email?: Scalars['Boolean']['input'];
  enabled?: Scalars['Boolean']['input'];
  families?: Array<SignalFamily>;
  kinds?: Array<SignalKind>;
  likelyToEscalate?: Scalars['Boolean']['input'];
  name: Scalars['String']['input'];
  pace?: AlertPace;
  sentimentAtMost?: InputMaybe<Scalars['Int']['input']>;
  teamId?: InputMaybe<Scalars['ID']['input']>;
  watches?: AlertWatch;
  webhookShape?: WebhookShape;
  webhookUrl?: InputMaybe<Scalars['String']['input']>;
};

/** When alerts may leave for the viewer’s mailbox. Minutes from local midnight */
export type AlertSettings = {
  __typename?: 'AlertSettings';
  digestAt: Array<Scalars['Int']['output']>;
  quietFrom: Maybe<Scalars['Int']['output']>;
  quietTo: Maybe<Scalars['Int']['output']>;
  /** IANA */
  zone: Scalars['String']['output'];
};

export type AlertSettingsInput = {
  digestAt: Array<Scalars['Int']['input']>;
  quietFrom?: InputMaybe<Scalars['Int']['input']>;
  quietTo?: InputMaybe<Scalars['Int']['input']>;
  zone: Scalars['String']['input'];
};

export type AlertTrigger =
  | 'clock_breached'
  | 'clock_warned'
  | 'likely_to_escalate'
  | 'message'
  | 'score';

export type AlertWatch =
  | 'everything'
  | 'my_teams'
  | 'team';

export type ApiToken = {
  __typename?: 'ApiToken';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  lastUsedAt: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  revokedAt: Maybe<Scalars['DateTime']['output']>;
  scopes: Array<Scalars['String']['output']>;
  userId: Scalars['ID']['output'];
};

export type AppliedBloc = {
  __typename?: 'AppliedBloc';
  /** what was done */
  items: Array<BlocPlanItem>;
  key: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** those that were asked to be switched on */
  plays: Array<SwitchedPlay>;
};

export type ApplyBlocResult = AppliedBloc | Refused;

/** What a rule would have told, of the accounts and contacts that its asker sees */
export type Backtest = {
  __typename?: 'Backtest';
  createdAt: Scalars['DateTime']['output'];
  everyDays: Scalars['Int']['output'];
  fromOn: Scalars['String']['output'];
  horizonDays: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** how many of the looks are made */
  looked: Scalars['Int']['output'];
  looks: Scalars['Int']['output'];
  outcome: BacktestOutcome;
  problem: Maybe<Scalars['String']['output']>;
  segmentId: Scalars['ID']['output'];
  state: BacktestState;
  /** of the looks made so far */
  summary: BacktestSummary;
  tallies: Array<BacktestLook>;
  untilOn: Scalars['String']['output'];
};

export type BacktestInput = {
  everyDays: Scalars['Int']['input'];
  /** first day, such as 2026-01-31 */
  fromOn: Scalars['String']['input'];
  /** what follows within this many days counts */
  horizonDays: Scalars['Int']['input'];
  outcome: BacktestOutcome;
  /** last day; as long ago as the horizon is wide */
  untilOn: Scalars['String']['input'];
};

/** Who would have been in at the end of a day, and for how many of them and of everybody the outcome followed */
export type BacktestLook = {
  __typename?: 'BacktestLook';
  day: Scalars['String']['output'];
  everybody: Scalars['Int']['output'];
  everybodyHits: Scalars['Int']['output'];
  hits: Scalars['Int']['output'];
  members: Scalars['Int']['output'];
};

export type BacktestOutcome =
  | 'churn'
  | 'escalation';

export type BacktestResult = Backtest | Refused;

export type BacktestState =
  | 'cancelled'
  | 'done'
  | 'failed'
  | 'running'
  | 'waiting';

/** Over all looks; shares are null over nobody */
export type BacktestSummary = {
  __typename?: 'BacktestSummary';
  /** the same share of everybody */
  base: Maybe<Scalars['Float']['output']>;
  everybody: Scalars['Int']['output'];
  everybodyHits: Scalars['Int']['output'];
  /** of them, those with the subject in at a look before */
  foreseen: Scalars['Int']['output'];
  hits: Scalars['Int']['output'];
  /** precision ÷ base */
  lift: Maybe<Scalars['Float']['output']>;
  /** from the first such look to the outcome, median */
  medianLeadDays: Maybe<Scalars['Float']['output']>;
  members: Scalars['Int']['output'];
  /** outcomes, once for each subject */
  outcomes: Scalars['Int']['output'];
  /** of those in, the share that the outcome followed for */
  precision: Maybe<Scalars['Float']['output']>;
};

/** Goals, segments, best practices, plays and campaigns that belong together */
export type Bloc = {
  __typename?: 'Bloc';
  description: Scalars['String']['output'];
  /** null: not applied here */
  install: Maybe<BlocInstall>;
  key: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** why it cannot be applied here */
  problem: Maybe<Scalars['String']['output']>;
  /** comes with the product */
  shipped: Scalars['Boolean']['output'];
  /** the file that comes with the product; else the one applied last */
  text: Scalars['String']['output'];
  /** was applied here, in the very text that comes with the product */
  upToDate: Scalars['Boolean']['output'];
};

/** Where a part as it is here and as the file says differ */
export type BlocDifference = {
  __typename?: 'BlocDifference';
  /** null: not there */
  file: Maybe<Scalars['String']['output']>;
  /** null: not there */
  here: Maybe<Scalars['String']['output']>;
  /** such as tasks › call › due; empty: the whole */
  path: Scalars['String']['output'];
};

/** When a bloc was last applied */
export type BlocInstall = {
  __typename?: 'BlocInstall';
  appliedAt: Scalars['DateTime']['output'];
  /** null: by command */
  appliedBy: Maybe<User>;
  /** the file, byte for byte */
  text: Scalars['String']['output'];
  /** how many texts of it were applied */
  version: Scalars['Int']['output'];
};

export type BlocPlan = {
  __typename?: 'BlocPlan';
  items: Array<BlocPlanItem>;
  key: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

/** keep: was changed here, so it stays as it is; leave: no longer in the file, stays */
export type BlocPlanAction =
  | 'change'
  | 'create'
  | 'keep'
  | 'leave'
  | 'same';

/** What applying does to one part */
export type BlocPlanItem = {
  __typename?: 'BlocPlanItem';
  action: BlocPlanAction;
  /** where it changes, or stays as it was changed here */
  differences: Array<BlocDifference>;
  key: Scalars['ID']['output'];
  /** such as segment or play */
  kind: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** whom it would touch now */
  touches: Maybe<Scalars['String']['output']>;
};

export type BlocPlanResult = BlocPlan | Refused;

export type BriefMailed = {
  __typename?: 'BriefMailed';
  /** people */
  people: Scalars['Int']['output'];
};

export type BriefMailedResult = BriefMailed | Refused;

export type BriefSection = {
  __typename?: 'BriefSection';
  lines: Array<Scalars['String']['output']>;
  title: Scalars['String']['output'];
};

/** A mail to the contacts of a segment */
export type Campaign = {
  __typename?: 'Campaign';
  /** audience, template, schedule and holds, as its bloc says them */
  definition: Scalars['JSON']['output'];
  goal: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  /** the last time that a second person was asked */
  latestApproval: Maybe<CampaignApproval>;
  latestRun: Maybe<CampaignRun>;
  /** who would get it now, as far as the viewer sees them */
  members: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  /** when it goes out next by its schedule */
  nextLaunchAt: Maybe<Scalars['DateTime']['output']>;
  /** the last launched first */
  runs: CampaignRunPage;
  /** since when it goes out by its schedule; null: by hand alone */
  scheduledAt: Maybe<Scalars['DateTime']['output']>;
  /** key of the segment whose contacts get it */
  segment: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  /** rises with every change of the definition */
  version: Scalars['Int']['output'];
};


/** A mail to the contacts of a segment */
export type CampaignRunsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};

/** Somebody asked for a launch that needs two people */
export type CampaignApproval = {
  __typename?: 'CampaignApproval';
  answer: Maybe<Scalars['String']['output']>;
  approved: Maybe<Scalars['Boolean']['output']>;
  /** contacts when it was asked */
  audience: Scalars['Int']['output'];
  decidedAt: Maybe<Scalars['DateTime']['output']>;
  decidedBy: Maybe<User>;
  id: Scalars['ID']['output'];
  note: Scalars['String']['output'];
  /** launch or schedule */
  purpose: Scalars['String']['output'];
  requestedAt: Scalars['DateTime']['output'];
  requestedBy: Maybe<User>;
};

export type CampaignApprovalResult = Campaign | Refused;

/** One arm of a run */
export type CampaignArm = {
  __typename?: 'CampaignArm';
  /** key of the variant; holdout: those who got nothing; empty: everybody */
  arm: Scalars['String']['output'];
  bounced: Scalars['Int']['output'];
  clicked: Scalars['Int']['output'];
  contacts: Scalars['Int']['output'];
  /** taken by a mail server and not come back */
  delivered: Scalars['Int']['output'];
  goalReached: Scalars['Int']['output'];
  mails: Scalars['Int']['output'];
  /** by mail, or on the page behind it */
  replied: Scalars['Int']['output'];
  unsubscribed: Scalars['Int']['output'];
  /** null: no holdout, or too few accounts to say anything */
  uplift: Maybe<CampaignUplift>;
};

/** A mail as one contact would get it */
export type CampaignPreview = {
  __typename?: 'CampaignPreview';
  /** show it in a sandboxed frame only */
  html: Scalars['String']['output'];
  subject: Scalars['String']['output'];
  text: Scalars['String']['output'];
};

export type CampaignResult = Campaign | Refused;

/** One time that a campaign went out */
export type CampaignRun = {
  __typename?: 'CampaignRun';
  /** messages that were planned; null while they are still being made */
  audience: Maybe<Scalars['Int']['output']>;
  campaign: Maybe<Campaign>;
  cancelledAt: Maybe<Scalars['DateTime']['output']>;
  /** what is still held by then is not sent */
  expiresAt: Scalars['DateTime']['output'];
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  /** also the mailingId of its mails */
  id: Scalars['ID']['output'];
  /** launched twice under one key, a campaign goes out once */
  key: Scalars['String']['output'];
  launchedAt: Scalars['DateTime']['output'];
  /** null: by its schedule */
  launchedBy: Maybe<User>;
  /** mailings that it sends through, one for each step, variant and language */
  mailingIds: Array<Scalars['ID']['output']>;
  pauseReason: Maybe<Scalars['String']['output']>;
  pausedAt: Maybe<Scalars['DateTime']['output']>;
  /** messages that the viewer sees, by state */
  progress: Array<MailStateCount>;
  /** what it achieved, by arm; the holdout last */
  report: Array<CampaignArm>;
  /** contacts that the viewer sees, by where they stand */
  standing: Array<CampaignStanding>;
  state: CampaignRunState;
  /** version of the campaign that went out */
  version: Scalars['Int']['output'];
};

export type CampaignRunPage = {
  __typename?: 'CampaignRunPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<CampaignRun>;
};

export type CampaignRunResult = CampaignRun | Refused;

export type CampaignRunState =
  | 'cancelled'
  | 'finished'
  | 'finished_with_unknown'
  | 'paused'
  | 'planning'
  | 'running';

/** How many contacts of a run stand where */
export type CampaignStanding = {
  __typename?: 'CampaignStanding';
  count: Scalars['Int']['output'];
  /** active, holdout, done, exited or cancelled */
  state: Scalars['String']['output'];
};

/** A difference of rates against those who got nothing; 0.1 is ten percent of them */
export type CampaignUplift = {
  __typename?: 'CampaignUplift';
  difference: Scalars['Float']['output'];
  high: Scalars['Float']['output'];
  /** ends of the 95 % interval, counted by account */
  low: Scalars['Float']['output'];
};

/** A count that stops at 1,000 */
export type CappedCount = {
  __typename?: 'CappedCount';
  capped: Scalars['Boolean']['output'];
  value: Scalars['Int']['output'];
};

/** A customer's trouble, from its opening to its end */
export type Case = {
  __typename?: 'Case';
  account: Maybe<Account>;
  accountId: Maybe<Scalars['ID']['output']>;
  assignee: Maybe<Scalars['String']['output']>;
  /** 0 to 100, watched from 40, high from 60, critical from 80; null: not scored yet */
  attention: Maybe<Scalars['Int']['output']>;
  /** the first thing the customer wrote that no human has answered */
  awaitingReplySince: Maybe<Scalars['DateTime']['output']>;
  /** running ones first, the next due before others */
  clocks: Array<CaseClock>;
  closedAt: Maybe<Scalars['DateTime']['output']>;
  contact: Maybe<Contact>;
  contactEmail: Maybe<Scalars['String']['output']>;
  /** as it was before each time its messages were read again */
  earlierScores: Array<EarlierScore>;
  /** newest first */
  engagements: Array<Engagement>;
  /** the active one */
  escalation: Maybe<Escalation>;
  /** the one that waits for a decision */
  escalationRequest: Maybe<EscalationRequest>;
  externalId: Scalars['String']['output'];
  firstResponseAt: Maybe<Scalars['DateTime']['output']>;
  /** the one that waits for an answer */
  handOver: Maybe<HandOver>;
  id: Scalars['ID']['output'];
  /** a help desk keeps the case; what is done here has to get there too */
  keptElsewhere: Scalars['Boolean']['output'];
  lastInboundAt: Maybe<Scalars['DateTime']['output']>;
  lastOutboundAt: Maybe<Scalars['DateTime']['output']>;
  /** what was said last between the customer and us */
  latestMessage: Maybe<Message>;
  /** oldest first */
  messages: MessagePage;
  needsAttentionSignals: Scalars['Int']['output'];
  negativeSignals: Scalars['Int']['output'];
  /** of the running ones, the one that is due first */
  nextClock: Maybe<CaseClock>;
  /** done here and not yet in the help desk that keeps the case */
  notInSource: Array<OutboxItem>;
  openedAt: Scalars['DateTime']['output'];
  /** the customer's key as the source gave it */
  organisationKey: Maybe<Scalars['String']['output']>;
  /** the assignee, where they sign in here */
  owner: Maybe<User>;
  /** the customer wrote last, and nobody of ours has answered */
  pendingOurReply: Scalars['Boolean']['output'];
  /** null: over, in escalation, or not scored yet */
  prediction: Maybe<Prediction>;
  priority: Scalars['String']['output'];
  product: Maybe<Scalars['String']['output']>;
  reopenCount: Scalars['Int']['output'];
  resolvedAt: Maybe<Scalars['DateTime']['output']>;
  /** how the score came to be, oldest first: at most its last 500 messages */
  scorePoints: Array<ScorePoint>;
  /** 0 to 100, 50 neutral; null: not scored yet */
  sentiment: Maybe<Scalars['Int']['output']>;
  severity: Maybe<Scalars['String']['output']>;
  source: Scalars['String']['output'];
  /** what we understand by the status; pending waits on the customer */
  state: CaseState;
  /** as the source spells it */
  status: Scalars['String']['output'];
  subject: Scalars['String']['output'];
  /** open ones first */
  swarms: Array<Swarm>;
  team: Maybe<Scalars['String']['output']>;
  triage: Maybe<CaseTriage>;
  updatedAt: Scalars['DateTime']['output'];
};


/** A customer's trouble, from its opening to its end */
export type CaseEarlierScoresArgs = {
  score: ScoreName;
};


/** A customer's trouble, from its opening to its end */
export type CaseMessagesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};


/** A customer's trouble, from its opening to its end */
export type CaseScorePointsArgs = {
  score: ScoreName;
};

/** One promise of time, running, standing still, or stopped */
export type CaseClock = {
  __typename?: 'CaseClock';
  /** when it was too late */
  breachedAt: Maybe<Scalars['DateTime']['output']>;
  clock: CaseClockName;
  /** null while it stands still */
  dueAt: Maybe<Scalars['DateTime']['output']>;
  /** since when we wait on the customer */
  pausedAt: Maybe<Scalars['DateTime']['output']>;
  policy: Maybe<ClockPolicy>;
  /** working milliseconds that are left while it stands still */
  remainingMs: Maybe<Scalars['Float']['output']>;
  startedAt: Scalars['DateTime']['output'];
  /** answered, or the case ended */
  stoppedAt: Maybe<Scalars['DateTime']['output']>;
  /** from then on it is due soon */
  warnAt: Maybe<Scalars['DateTime']['output']>;
};

export type CaseClockName =
  | 'first_response'
  | 'next_response'
  | 'resolution';

export type CaseFilterInput = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** as the source spells them */
  assignee?: InputMaybe<Scalars['String']['input']>;
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** keys of caseMarks: all of them hold */
  marks?: InputMaybe<Array<Scalars['String']['input']>>;
  /** true: the customer waits for an answer */
  pendingOurReply?: InputMaybe<Scalars['Boolean']['input']>;
  priority?: InputMaybe<Scalars['String']['input']>;
  /** part of the subject, or the whole external id */
  search?: InputMaybe<Scalars['String']['input']>;
  states?: InputMaybe<Array<CaseState>>;
  team?: InputMaybe<Scalars['String']['input']>;
  /** true: cases without an account */
  unmatched?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What a list of cases can be narrowed to */
export type CaseMark = {
  __typename?: 'CaseMark';
  key: Scalars['String']['output'];
  label: Scalars['String']['output'];
};

export type CasePage = {
  __typename?: 'CasePage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Case>;
};

export type CaseResult = Case | Refused;

export type CaseSortField =
  | 'awaitingReplySince'
  | 'lastInboundAt'
  | 'openedAt'
  | 'priority'
  | 'updatedAt';

export type CaseSortInput = {
  direction: SortDirection;
  field: CaseSortField;
};

export type CaseState =
  | 'closed'
  | 'open'
  | 'pending'
  | 'resolved';

/** What a case needs, and in whose hands it is */
export type CaseTriage = {
  __typename?: 'CaseTriage';
  /** somebody said that nothing needs doing, and nobody has acted since */
  acknowledgedAt: Maybe<Scalars['DateTime']['output']>;
  acknowledgedBy: Maybe<User>;
  acknowledgedReason: Maybe<Scalars['String']['output']>;
  /** the last action */
  act: Maybe<Scalars['String']['output']>;
  at: Maybe<Scalars['DateTime']['output']>;
  /** who did the last action */
  by: Maybe<User>;
  /** what they say */
  kinds: Array<Scalars['String']['output']>;
  /** it comes back then, if nothing happens before */
  lookAgainAt: Maybe<Scalars['DateTime']['output']>;
  /** in whose hands it is */
  owner: Maybe<User>;
  /** no human has answered the customer yet, whatever was done among ourselves */
  pendingOurReply: Scalars['Boolean']['output'];
  /** why it needs somebody now; none: it needs nobody */
  reasons: Array<NeedyReason>;
  /** messages with negative or needs-attention signals that nobody has handled */
  unhandled: Scalars['Int']['output'];
  unhandledSince: Maybe<Scalars['DateTime']['output']>;
};

/** A mail that was kept here instead of being sent on */
export type CaughtMail = {
  __typename?: 'CaughtMail';
  caughtAt: Scalars['DateTime']['output'];
  from: Scalars['String']['output'];
  /** in the order they were sent */
  headers: Array<MailHeader>;
  /** as sent: show it in a sandboxed frame only */
  html: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** the message, where it is one of ours */
  mailId: Maybe<Scalars['ID']['output']>;
  subject: Scalars['String']['output'];
  text: Maybe<Scalars['String']['output']>;
  to: Scalars['String']['output'];
};

export type CaughtMailPage = {
  __typename?: 'CaughtMailPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<CaughtMail>;
};

export type Channel =
  | 'call'
  | 'chat'
  | 'meeting'
  | 'written';

export type ChecklistItem = {
  __typename?: 'ChecklistItem';
  done: Scalars['Boolean']['output'];
  text: Scalars['String']['output'];
};

/** Which cases are promised which times */
export type ClockPolicy = {
  __typename?: 'ClockPolicy';
  active: Scalars['Boolean']['output'];
  /** null: round the clock */
  calendarId: Maybe<Scalars['ID']['output']>;
  /** working minutes */
  firstResponse: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  nextResponse: Maybe<Scalars['Int']['output']>;
  /** none: every priority */
  priorities: Array<Scalars['String']['output']>;
  /** lower is asked first */
  rank: Scalars['Int']['output'];
  resolution: Maybe<Scalars['Int']['output']>;
  /** none: every tier */
  tiers: Array<Scalars['String']['output']>;
  /** percent of the target after which somebody is warned */
  warnAt: Scalars['Int']['output'];
};

export type ClockPolicyInput = {
  active?: Scalars['Boolean']['input'];
  calendarId?: InputMaybe<Scalars['ID']['input']>;
  firstResponse?: InputMaybe<Scalars['Int']['input']>;
  name: Scalars['String']['input'];
  nextResponse?: InputMaybe<Scalars['Int']['input']>;
  priorities?: Array<Scalars['String']['input']>;
  rank: Scalars['Int']['input'];
  resolution?: InputMaybe<Scalars['Int']['input']>;
  tiers?: Array<Scalars['String']['input']>;
  warnAt?: Scalars['Int']['input'];
};

/** How far a change of promises has come */
export type ClockReset = {
  __typename?: 'ClockReset';
  askedAt: Scalars['DateTime']['output'];
  /** cases whose clocks were set anew */
  done: Scalars['Int']['output'];
  finishedAt: Maybe<Scalars['DateTime']['output']>;
};

/** A foreseen outcome: the code is stable, the message says what to do */
export type CodedError = {
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

export type CompleteTaskInput = {
  /** where the task is to choose accounts */
  accountIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** answers to its fields, by key */
  answers?: InputMaybe<Scalars['JSON']['input']>;
  /** lines of the checklist that are done, from 0; absent: as ticked */
  checked?: InputMaybe<Array<Scalars['Int']['input']>>;
  note?: InputMaybe<Scalars['String']['input']>;
  /** key of one of its outcomes; needed where it has any */
  outcome?: InputMaybe<Scalars['ID']['input']>;
};

/** A customer's person */
export type Contact = {
  __typename?: 'Contact';
  account: Maybe<Account>;
  accountId: Scalars['ID']['output'];
  createdAt: Scalars['DateTime']['output'];
  email: Maybe<Scalars['String']['output']>;
  firstName: Maybe<Scalars['String']['output']>;
  firstSeenAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  lastActiveAt: Maybe<Scalars['DateTime']['output']>;
  lastName: Maybe<Scalars['String']['output']>;
  locale: Maybe<Scalars['String']['output']>;
  /** never empty */
  name: Scalars['String']['output'];
  onboardedAt: Maybe<Scalars['DateTime']['output']>;
  phone: Maybe<Scalars['String']['output']>;
  /** such as champion, admin, user */
  roles: Array<Scalars['String']['output']>;
  segments: Array<Segment>;
  timeZone: Maybe<Scalars['String']['output']>;
};

export type ContactFilterInput = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  role?: InputMaybe<Scalars['String']['input']>;
  search?: InputMaybe<Scalars['String']['input']>;
};

/** What is absent stays as it is; null empties */
export type ContactInput = {
  email?: InputMaybe<Scalars['String']['input']>;
  firstName?: InputMaybe<Scalars['String']['input']>;
  lastName?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  roles?: InputMaybe<Array<Scalars['String']['input']>>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

export type ContactPage = {
  __typename?: 'ContactPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Contact>;
};

export type ContactSortField =
  | 'createdAt'
  | 'email'
  | 'lastActiveAt'
  | 'name';

export type ContactSortInput = {
  direction: SortDirection;
  field: ContactSortField;
};

export type ContractStatus =
  | 'active'
  | 'cancelled'
  | 'churned'
  | 'prospect';

/** The contract that the account is worth: its own, or an ancestor’s */
export type ContractValue = {
  __typename?: 'ContractValue';
  annualValue: Scalars['Float']['output'];
  currency: Maybe<Scalars['String']['output']>;
  /** the account that holds the contract */
  holderId: Scalars['ID']['output'];
};

/** What a currency is worth in that of the house, from a day until the next rate */
export type CurrencyRate = {
  __typename?: 'CurrencyRate';
  /** ISO 4217 */
  currency: Scalars['String']['output'];
  /** YYYY-MM-DD */
  fromDay: Scalars['String']['output'];
  rate: Scalars['Float']['output'];
};

/** A custom field that accounts have; rules ask for it as `account.custom.<name>` */
export type CustomField = {
  __typename?: 'CustomField';
  label: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** what its values are read as; what does not read as that is not known */
  type: CustomFieldType;
};

export type CustomFieldType =
  | 'boolean'
  | 'date'
  | 'list'
  | 'number'
  | 'text';

/** A way into the demo; none outside it */
export type DemoAccount = {
  __typename?: 'DemoAccount';
  email: Scalars['String']['output'];
  name: Scalars['String']['output'];
  password: Scalars['String']['output'];
  role: Scalars['String']['output'];
};

/** Whom to turn to with which kind of trouble; what is null stands for any */
export type DirectoryEntry = {
  __typename?: 'DirectoryEntry';
  backup: Maybe<User>;
  /** how to reach them */
  channel: Scalars['String']['output'];
  /** when they are there, in words */
  hours: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  person: Maybe<User>;
  problemType: Maybe<Scalars['String']['output']>;
  product: Maybe<Scalars['String']['output']>;
  severity: Maybe<DirectorySeverity>;
  team: Scalars['String']['output'];
};

export type DirectoryEntryInput = {
  backupId?: InputMaybe<Scalars['ID']['input']>;
  channel?: InputMaybe<Scalars['String']['input']>;
  hours?: InputMaybe<Scalars['String']['input']>;
  personId?: InputMaybe<Scalars['ID']['input']>;
  problemType?: InputMaybe<Scalars['String']['input']>;
  product?: InputMaybe<Scalars['String']['input']>;
  severity?: InputMaybe<DirectorySeverity>;
  team: Scalars['String']['input'];
};

export type DirectorySeverity =
  | 'critical'
  | 'high'
  | 'low'
  | 'normal';

export type DisablePlayResult = Play | Refused;

/** The points of a score before its messages were read again */
export type EarlierScore = {
  __typename?: 'EarlierScore';
  points: Array<ScorePoint>;
  rescoringId: Scalars['ID']['output'];
};

export type EnablePlayResult = EnabledPlay | Refused;

export type EnabledPlay = {
  __typename?: 'EnabledPlay';
  play: Play;
  /** runs that start now; null: who is in the segment is still being found out */
  toStart: Maybe<Scalars['Int']['output']>;
};

export type EngagedRole =
  | 'am'
  | 'csm';

/** A customer success manager or account manager who was asked to step in */
export type Engagement = {
  __typename?: 'Engagement';
  ask: Scalars['String']['output'];
  case: Maybe<Case>;
  changedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  outcome: Maybe<Scalars['String']['output']>;
  /** who is asked */
  owner: Maybe<User>;
  requestedAt: Scalars['DateTime']['output'];
  requestedBy: Maybe<User>;
  role: EngagedRole;
  state: EngagementState;
};

export type EngagementResult = Engagement | Refused;

export type EngagementState =
  | 'accepted'
  | 'declined'
  | 'done'
  | 'requested';

/** A customer in escalation, from its opening to its end */
export type Escalation = {
  __typename?: 'Escalation';
  account: Maybe<Account>;
  accountId: Scalars['ID']['output'];
  case: Maybe<Case>;
  caseId: Maybe<Scalars['ID']['output']>;
  currency: Maybe<Scalars['String']['output']>;
  /** whole days of wall clock, until now or until it was resolved */
  daysInEscalation: Scalars['Int']['output'];
  externalId: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  nextUpdateDueAt: Maybe<Scalars['DateTime']['output']>;
  openedAt: Scalars['DateTime']['output'];
  openedBy: Maybe<User>;
  owner: Maybe<User>;
  /** what we are going to do */
  plan: Maybe<Scalars['String']['output']>;
  /** what prevents it from coming back */
  prevention: Maybe<Scalars['String']['output']>;
  reason: Scalars['String']['output'];
  /** the resolved escalation that this one continues */
  reopenedFromId: Maybe<Scalars['ID']['output']>;
  /** null: active */
  resolvedAt: Maybe<Scalars['DateTime']['output']>;
  resolvedBy: Maybe<User>;
  rootCause: Maybe<Scalars['String']['output']>;
  severity: EscalationSeverity;
  /** the system that told of it; null: opened here */
  source: Maybe<Scalars['String']['output']>;
  stage: EscalationStage;
  summary: Maybe<Scalars['String']['output']>;
  updatedAt: Scalars['DateTime']['output'];
  /** per year; null: unknown */
  valueAtStake: Maybe<Scalars['Float']['output']>;
  /** why it differs from the value of the account */
  valueReason: Maybe<Scalars['String']['output']>;
};

/** One page about an escalation; once it is resolved, its post-mortem */
export type EscalationBrief = {
  __typename?: 'EscalationBrief';
  head: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  kind: Scalars['String']['output'];
  sections: Array<BriefSection>;
  title: Scalars['String']['output'];
};

/** What is absent stays as it is; null empties */
export type EscalationChangeInput = {
  currency?: InputMaybe<Scalars['String']['input']>;
  nextUpdateDueAt?: InputMaybe<Scalars['DateTime']['input']>;
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** what we are going to do */
  plan?: InputMaybe<Scalars['String']['input']>;
  severity?: InputMaybe<EscalationSeverity>;
  stage?: InputMaybe<EscalationStage>;
  valueAtStake?: InputMaybe<Scalars['Float']['input']>;
  /** needed with a change of the value */
  valueReason?: InputMaybe<Scalars['String']['input']>;
};

export type EscalationFilterInput = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  caseId?: InputMaybe<Scalars['ID']['input']>;
  /** true: active ones whose next update is not set, or is due */
  needsUpdate?: InputMaybe<Scalars['Boolean']['input']>;
  /** YYYY-MM-DD: open at the end of that day, in the install's zone */
  openOn?: InputMaybe<Scalars['String']['input']>;
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  severity?: InputMaybe<EscalationSeverity>;
  state?: InputMaybe<EscalationState>;
  /** a virtual team */
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

export type EscalationPage = {
  __typename?: 'EscalationPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Escalation>;
};

/** Somebody asks that a case be escalated */
export type EscalationRequest = {
  __typename?: 'EscalationRequest';
  account: Maybe<Account>;
  accountId: Maybe<Scalars['ID']['output']>;
  case: Maybe<Case>;
  caseId: Scalars['ID']['output'];
  decidedAt: Maybe<Scalars['DateTime']['output']>;
  decidedBy: Maybe<User>;
  decisionReason: Maybe<Scalars['String']['output']>;
  /** what it was accepted as */
  escalationId: Maybe<Scalars['ID']['output']>;
  id: Scalars['ID']['output'];
  /** the message in which the customer asked */
  messageId: Maybe<Scalars['ID']['output']>;
  /** the customer's words, or the person's reason */
  reason: Scalars['String']['output'];
  requestedAt: Scalars['DateTime']['output'];
  /** null: the customer asked */
  requestedBy: Maybe<User>;
  state: EscalationRequestState;
};

export type EscalationRequestFilterInput = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  caseId?: InputMaybe<Scalars['ID']['input']>;
  state?: InputMaybe<EscalationRequestState>;
  /** a virtual team */
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

export type EscalationRequestPage = {
  __typename?: 'EscalationRequestPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<EscalationRequest>;
};

export type EscalationRequestResult = EscalationRequest | Refused;

export type EscalationRequestState =
  | 'accepted'
  | 'declined'
  | 'open';

/** All three are needed */
export type EscalationResolutionInput = {
  /** what prevents it from coming back */
  prevention: Scalars['String']['input'];
  rootCause: Scalars['String']['input'];
  summary: Scalars['String']['input'];
};

export type EscalationResult = Escalation | Refused;

export type EscalationSeverity =
  | 'critical'
  | 'high'
  | 'low'
  | 'normal';

export type EscalationSortField =
  | 'nextUpdateDueAt'
  | 'openedAt'
  | 'resolvedAt'
  | 'severity'
  | 'valueAtStake';

export type EscalationSortInput = {
  direction: SortDirection;
  field: EscalationSortField;
};

export type EscalationStage =
  | 'customer_confirmed'
  | 'fix_delivered'
  | 'new'
  | 'plan_in_place';

export type EscalationState =
  | 'active'
  | 'resolved';

export type ExpertState =
  | 'accepted'
  | 'declined'
  | 'invited';

/** Related rows that a rule can count or ask for, as its `of` */
export type FactCollection = {
  __typename?: 'FactCollection';
  description: Scalars['String']['output'];
  fields: Array<SegmentFact>;
  key: Scalars['String']['output'];
  label: Scalars['String']['output'];
};

/** A comparison, as a rule’s `op` */
export type FactOperator = {
  __typename?: 'FactOperator';
  /** before: it needs `over`, the days between the two values; spells: it needs a history; null: it can take `for` */
  looksBack: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** value, values, days or nothing */
  takes: Scalars['String']['output'];
};

export type FactType =
  | 'boolean'
  | 'date'
  | 'enum'
  | 'instant'
  | 'list'
  | 'number'
  | 'text';

export type Feeling =
  | 'negative'
  | 'neutral'
  | 'positive';

/** A case that was handed to others, who accept it or return it */
export type HandOver = {
  __typename?: 'HandOver';
  /** why it was returned */
  answer: Maybe<Scalars['String']['output']>;
  answeredAt: Maybe<Scalars['DateTime']['output']>;
  answeredBy: Maybe<User>;
  /** null: out of the sight of whoever handed it over */
  case: Maybe<Case>;
  caseId: Scalars['ID']['output'];
  fromTeam: Maybe<Scalars['String']['output']>;
  handedAt: Scalars['DateTime']['output'];
  handedBy: Maybe<User>;
  id: Scalars['ID']['output'];
  person: Maybe<User>;
  reason: Scalars['String']['output'];
  state: HandOverState;
  team: Scalars['String']['output'];
};

export type HandOverFilterInput = {
  caseId?: InputMaybe<Scalars['ID']['input']>;
  state?: InputMaybe<HandOverState>;
};

/** Without a group, the directory is asked with what is known of the case */
export type HandOverInput = {
  caseId: Scalars['ID']['input'];
  personId?: InputMaybe<Scalars['ID']['input']>;
  problemType?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  severity?: InputMaybe<DirectorySeverity>;
  team?: InputMaybe<Scalars['String']['input']>;
};

export type HandOverPage = {
  __typename?: 'HandOverPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<HandOver>;
};

export type HandOverResult = HandOver | Refused;

export type HandOverState =
  | 'accepted'
  | 'returned'
  | 'waiting';

/** A source that keeps cases, and how it takes mail for one of them */
export type HelpDesk = {
  __typename?: 'HelpDesk';
  id: Scalars['ID']['output'];
  source: Scalars['String']['output'];
  /** {id} stands for the number of the case there */
  ticketAddress: Scalars['String']['output'];
};

export type HelpDeskInput = {
  /** as its cases name it */
  source: Scalars['String']['input'];
  /** such as support+id{id}@desk.example */
  ticketAddress: Scalars['String']['input'];
};

/** A value that an attribute had from one moment to another */
export type HistoryInterval = {
  __typename?: 'HistoryInterval';
  attribute: Scalars['String']['output'];
  from: Scalars['DateTime']['output'];
  /** null: still so */
  to: Maybe<Scalars['DateTime']['output']>;
  value: Maybe<Scalars['String']['output']>;
};

export type HistoryPage = {
  __typename?: 'HistoryPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<HistoryInterval>;
};

export type ImportOptionInput = {
  name: Scalars['String']['input'];
  value: Scalars['String']['input'];
};

/** backfill fills history and asks nobody for anything; live is acted upon */
export type ImportOrigin =
  | 'backfill'
  | 'live';

/** The first 20 rows */
export type ImportPreview = {
  __typename?: 'ImportPreview';
  /** fields that the file has no column for */
  absent: Array<Scalars['String']['output']>;
  columns: Array<Scalars['String']['output']>;
  delimiter: Maybe<Scalars['String']['output']>;
  encoding: Scalars['String']['output'];
  fields: Array<Scalars['String']['output']>;
  format: Scalars['String']['output'];
  rows: Array<ImportPreviewRow>;
  /** columns that no field is made of */
  unread: Array<Scalars['String']['output']>;
};

export type ImportPreviewResult = ImportPreview | Refused;

export type ImportPreviewRow = {
  __typename?: 'ImportPreviewRow';
  errors: Array<ImportRowError>;
  line: Scalars['Int']['output'];
  /** null where the row is left out or in error */
  values: Maybe<Scalars['JSON']['output']>;
};

export type ImportResult = ImportRun | Refused;

export type ImportRowError = {
  __typename?: 'ImportRowError';
  code: Scalars['String']['output'];
  column: Maybe<Scalars['String']['output']>;
  line: Scalars['Int']['output'];
  message: Scalars['String']['output'];
  value: Maybe<Scalars['String']['output']>;
};

export type ImportRun = {
  __typename?: 'ImportRun';
  /** of the file, as it is stored */
  bytes: Scalars['Float']['output'];
  /** records */
  changed: Scalars['Float']['output'];
  createdAt: Scalars['DateTime']['output'];
  errorCode: Maybe<Scalars['String']['output']>;
  errorMessage: Maybe<Scalars['String']['output']>;
  fileName: Scalars['String']['output'];
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** records */
  made: Scalars['Float']['output'];
  /** as it was when the run began, its options set */
  mapping: ImportShape;
  origin: ImportOrigin;
  /** rows done */
  position: Scalars['Float']['output'];
  /** most frequent first, at most 20 */
  rejectReasons: Array<RejectReason>;
  /** rows; GET /imports/:id/rejects.csv gives them with their reasons */
  rejected: Scalars['Float']['output'];
  rowsPerSecond: Maybe<Scalars['Float']['output']>;
  /** rows that the mapping leaves out */
  skipped: Scalars['Float']['output'];
  startedAt: Maybe<Scalars['DateTime']['output']>;
  startedBy: Maybe<User>;
  state: ImportState;
  totalBytes: Scalars['Float']['output'];
};

export type ImportRunPage = {
  __typename?: 'ImportRunPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<ImportRun>;
};

/** How columns of a file become fields: one that ships, or one that somebody saved */
export type ImportShape = {
  __typename?: 'ImportShape';
  /** the whole mapping, to be edited and saved under a name of its own */
  definition: Scalars['JSON']['output'];
  name: Scalars['String']['output'];
  /** what a run may set, and its default; null must be set */
  options: Scalars['JSON']['output'];
  /** it ships, and can not be changed */
  shipped: Scalars['Boolean']['output'];
  /** what it brings in, such as accounts */
  target: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

export type ImportState =
  | 'cancelled'
  | 'failed'
  | 'finished'
  | 'running'
  | 'waiting';

export type ImportSuggestion = {
  __typename?: 'ImportSuggestion';
  fields: Array<Scalars['String']['output']>;
  /** 0 to 1 */
  fit: Scalars['Float']['output'];
  shape: ImportShape;
};

/** A mail that came in through the mail door */
export type InboundMail = {
  __typename?: 'InboundMail';
  /** as its writer says */
  from: Scalars['String']['output'];
  handledAt: Maybe<Scalars['DateTime']['output']>;
  /** as received: show it in a sandboxed frame only */
  html: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** what it was */
  kind: Maybe<Scalars['String']['output']>;
  /** what became of it, or what stood in the way */
  outcome: Maybe<Scalars['String']['output']>;
  receivedAt: Scalars['DateTime']['output'];
  recipients: Array<Scalars['String']['output']>;
  /** of the envelope; empty for bounces */
  sender: Scalars['String']['output'];
  state: InboundMailState;
  subject: Scalars['String']['output'];
  /** none where it could not be read */
  text: Maybe<Scalars['String']['output']>;
};

export type InboundMailPage = {
  __typename?: 'InboundMailPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<InboundMail>;
};

export type InboundMailState =
  | 'failed'
  | 'handled'
  | 'received';

export type IngestResult = Ingested | Refused;

export type Ingested = {
  __typename?: 'Ingested';
  /** cases that are new or changed */
  cases: Scalars['Int']['output'];
  /** messages that are new */
  messages: Scalars['Int']['output'];
};

/** A case as its source tells it. What is absent stays as it is */
export type IngestedCaseInput = {
  assignee?: InputMaybe<Scalars['String']['input']>;
  contactEmail?: InputMaybe<Scalars['String']['input']>;
  externalId: Scalars['String']['input'];
  messages?: InputMaybe<Array<IngestedMessageInput>>;
  openedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** the customer's key in the source */
  organisationKey?: InputMaybe<Scalars['String']['input']>;
  priority?: InputMaybe<Scalars['String']['input']>;
  product?: InputMaybe<Scalars['String']['input']>;
  reopenCount?: InputMaybe<Scalars['Int']['input']>;
  severity?: InputMaybe<Scalars['String']['input']>;
  source: Scalars['String']['input'];
  status?: InputMaybe<Scalars['String']['input']>;
  subject?: InputMaybe<Scalars['String']['input']>;
  team?: InputMaybe<Scalars['String']['input']>;
  /** when the source last changed it; orders deliveries */
  updatedAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type IngestedMessageInput = {
  authorEmail?: InputMaybe<Scalars['String']['input']>;
  authorName?: InputMaybe<Scalars['String']['input']>;
  /** sent by machine; told from its words when absent */
  automatic?: InputMaybe<Scalars['Boolean']['input']>;
  body: Scalars['String']['input'];
  direction: MessageDirection;
  externalId: Scalars['String']['input'];
  sentAt: Scalars['DateTime']['input'];
};

/** A polarity model of this installation */
export type InstallModel = {
  __typename?: 'InstallModel';
  /** labels kept from training, to judge by */
  heldBack: Scalars['Int']['output'];
  /** only where it does better */
  inUse: Scalars['Boolean']['output'];
  labels: Scalars['Int']['output'];
  learnedAt: Scalars['DateTime']['output'];
  /** of this one */
  ownLoss: Scalars['Float']['output'];
  /** mean log loss of the shipped model on them */
  shippedLoss: Scalars['Float']['output'];
};

export type Installation = {
  __typename?: 'Installation';
  company: Scalars['String']['output'];
  demo: Scalars['Boolean']['output'];
  demoAccounts: Array<DemoAccount>;
  timeZone: Scalars['String']['output'];
};

/** A measure, where it stands and where it comes from */
export type Kpi = {
  __typename?: 'Kpi';
  /** 30 days ago */
  before: KpiPoint;
  better: KpiBetter;
  /** from 30 days ago to now; null: no data */
  change: Maybe<Scalars['Float']['output']>;
  description: Scalars['String']['output'];
  /** how its numbers read */
  form: KpiForm;
  goals: Array<KpiGoal>;
  key: Scalars['String']['output'];
  /** today, so far */
  latest: KpiPoint;
  name: Scalars['String']['output'];
  /** what the part is, such as escalated */
  partName: Maybe<Scalars['String']['output']>;
  /** what is counted */
  unit: Scalars['String']['output'];
};

export type KpiBetter =
  | 'higher'
  | 'lower';

export type KpiForm =
  | 'count'
  | 'days'
  | 'money';

/** What a measure is watched for */
export type KpiGoal = {
  __typename?: 'KpiGoal';
  description: Scalars['String']['output'];
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

export type KpiPoint = {
  __typename?: 'KpiPoint';
  /** of money by currency, of days further percentiles */
  amounts: Maybe<Scalars['JSON']['output']>;
  /** YYYY-MM-DD, in the install's zone */
  day: Scalars['String']['output'];
  /** how many of them; null where the measure has no part */
  part: Maybe<Scalars['Float']['output']>;
  /** the day isn't over: this is its value now */
  provisional: Scalars['Boolean']['output'];
  /** earlier values, oldest first */
  revisions: Array<KpiRevision>;
  /** at the end of the day; null: no data */
  value: Maybe<Scalars['Float']['output']>;
};

/** A value that a point had until later news of that day came */
export type KpiRevision = {
  __typename?: 'KpiRevision';
  measuredAt: Scalars['DateTime']['output'];
  part: Maybe<Scalars['Float']['output']>;
  replacedAt: Scalars['DateTime']['output'];
  value: Maybe<Scalars['Float']['output']>;
  /** the news that changed it */
  why: Scalars['String']['output'];
};

/** One of the rows that a number counts: a case, an escalation or an account */
export type KpiRow = {
  __typename?: 'KpiRow';
  account: Maybe<Account>;
  accountId: Maybe<Scalars['ID']['output']>;
  /** of money */
  amount: Maybe<Scalars['Float']['output']>;
  /** where the measure counts cases */
  case: Maybe<Case>;
  currency: Maybe<Scalars['String']['output']>;
  /** where the measure counts escalations */
  escalation: Maybe<Escalation>;
  id: Scalars['ID']['output'];
  /** since when it counts */
  since: Scalars['DateTime']['output'];
};

export type KpiRowPage = {
  __typename?: 'KpiRowPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<KpiRow>;
};

/** An account's share of a number */
export type KpiShare = {
  __typename?: 'KpiShare';
  account: Maybe<Account>;
  /** null: not yet matched to an account */
  accountId: Maybe<Scalars['ID']['output']>;
  /** of money */
  currency: Maybe<Scalars['String']['output']>;
  value: Scalars['Float']['output'];
};

/** A line that put nobody on the list */
export type ListReject = {
  __typename?: 'ListReject';
  code: Scalars['String']['output'];
  /** 1 is the header */
  line: Scalars['Int']['output'];
  /** what to do */
  message: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

export type ListedFile = {
  __typename?: 'ListedFile';
  added: Scalars['Int']['output'];
  /** on the list already, or named twice */
  known: Scalars['Int']['output'];
  rejects: Array<ListReject>;
};

export type ListedFileResult = ListedFile | Refused;

/** A talk with the customer that took place */
export type LogContactInput = {
  at: Scalars['DateTime']['input'];
  channel: LoggedChannel;
  /** who of the account took part */
  contactId?: InputMaybe<Scalars['ID']['input']>;
  summary: Scalars['String']['input'];
};

export type LoggedChannel =
  | 'call'
  | 'chat'
  | 'meeting';

/** One message to one person, from plan to outcome */
export type Mail = {
  __typename?: 'Mail';
  account: Maybe<Account>;
  /** empty where the contact has none */
  address: Scalars['String']['output'];
  /** the oldest first */
  attemptLog: Array<MailAttempt>;
  attempts: Scalars['Int']['output'];
  changedAt: Scalars['DateTime']['output'];
  contact: Maybe<Contact>;
  /** what was heard after a server had taken it */
  evidence: Array<MailEvidence>;
  id: Scalars['ID']['output'];
  /** of the run that it belongs to */
  mailingId: Scalars['ID']['output'];
  /** when it is due, or tried again */
  nextAt: Scalars['DateTime']['output'];
  plannedAt: Scalars['DateTime']['output'];
  /** why it is in this state */
  reason: Maybe<Scalars['String']['output']>;
  /** what the mail server said last */
  response: Maybe<Scalars['String']['output']>;
  sentAt: Maybe<Scalars['DateTime']['output']>;
  state: MailState;
  /** how long it waits at most */
  until: Maybe<Scalars['DateTime']['output']>;
  /** opens and clicks, the oldest first */
  visits: Array<MailVisit>;
};

/** One try to hand a message to the mail server */
export type MailAttempt = {
  __typename?: 'MailAttempt';
  /** what the server said, or what went wrong */
  detail: Scalars['String']['output'];
  endedAt: Scalars['DateTime']['output'];
  outcome: MailState;
  reason: Scalars['String']['output'];
  startedAt: Scalars['DateTime']['output'];
};

/** Something heard after a server had taken it: a bounce, a delay, a complaint */
export type MailEvidence = {
  __typename?: 'MailEvidence';
  at: Scalars['DateTime']['output'];
  detail: Scalars['String']['output'];
  /** dead, failed, delayed, delivered or complained */
  kind: Scalars['String']['output'];
};

export type MailFilterInput = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** the whole address */
  address?: InputMaybe<Scalars['String']['input']>;
  campaignId?: InputMaybe<Scalars['ID']['input']>;
  contactId?: InputMaybe<Scalars['ID']['input']>;
  /** messages of one run */
  mailingId?: InputMaybe<Scalars['ID']['input']>;
  /** messages of any of these: a campaign run has one for each of its steps */
  mailingIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  state?: InputMaybe<MailState>;
};

export type MailHeader = {
  __typename?: 'MailHeader';
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

export type MailPage = {
  __typename?: 'MailPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Mail>;
};

export type MailResult = Mail | Refused;

/** What this install decides about its mail */
export type MailSettings = {
  __typename?: 'MailSettings';
  capDays: Scalars['Int']['output'];
  /** campaign mails to one address within capDays; 0: as many as there are */
  capMails: Scalars['Int']['output'];
  /** keys of topics that only those get who confirmed that they want them */
  confirmedTopics: Array<Scalars['String']['output']>;
  /** whether campaigns may count opens and clicks at all */
  tracking: Scalars['Boolean']['output'];
};

export type MailSettingsInput = {
  capDays: Scalars['Int']['input'];
  capMails: Scalars['Int']['input'];
  confirmedTopics: Array<Scalars['String']['input']>;
  tracking: Scalars['Boolean']['input'];
};

export type MailState =
  | 'bounced'
  | 'cancelled'
  | 'capped'
  | 'claimed'
  | 'deferred'
  | 'expired'
  | 'failed'
  | 'handing_off'
  | 'held'
  | 'planned'
  | 'queued'
  | 'sent'
  | 'suppressed'
  | 'unknown';

export type MailStateCount = {
  __typename?: 'MailStateCount';
  count: Scalars['Int']['output'];
  state: MailState;
};

/** A mail that campaigns can send */
export type MailTemplateEntry = {
  __typename?: 'MailTemplateEntry';
  /** languages beside its own */
  locales: Array<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** of the version in use; 0: as it ships */
  number: Scalars['Int']['output'];
  /** it came with the product */
  shipped: Scalars['Boolean']['output'];
  title: Scalars['String']['output'];
};

/** What a template says, or said */
export type MailTemplateVersion = {
  __typename?: 'MailTemplateVersion';
  /** empty for the template itself */
  locale: Scalars['String']['output'];
  name: Scalars['String']['output'];
  note: Scalars['String']['output'];
  number: Scalars['Int']['output'];
  savedAt: Maybe<Scalars['DateTime']['output']>;
  /** title, subject, preview, sender, html, text and sample */
  source: Scalars['JSON']['output'];
};

/** Something that recipients can have enough of without losing the rest */
export type MailTopic = {
  __typename?: 'MailTopic';
  key: Scalars['String']['output'];
  /** as recipients read it */
  name: Scalars['String']['output'];
};

/** An open or a click; those of programs are marked */
export type MailVisit = {
  __typename?: 'MailVisit';
  at: Scalars['DateTime']['output'];
  /** why it was a program and not a person */
  scanner: Maybe<Scalars['String']['output']>;
  /** where the link leads; none where the mail was opened */
  url: Maybe<Scalars['String']['output']>;
};

export type MappingResult = ImportShape | Refused;

export type MatchKind =
  | 'domain'
  | 'email'
  | 'organisation';

/** One thing said in a case */
export type Message = {
  __typename?: 'Message';
  authorEmail: Maybe<Scalars['String']['output']>;
  authorName: Maybe<Scalars['String']['output']>;
  /** sent by machine: counts as nothing */
  automatic: Scalars['Boolean']['output'];
  body: Scalars['String']['output'];
  caseId: Scalars['ID']['output'];
  /** calls, chats and meetings are logged by us: the body is their summary */
  channel: Channel;
  direction: MessageDirection;
  id: Scalars['ID']['output'];
  /** of what was said here: whether the help desk has it */
  inSource: Maybe<Scalars['Boolean']['output']>;
  /** the mail that carried what was written here */
  mail: Maybe<Mail>;
  /** of a note that somebody has to confirm */
  receipt: Maybe<NoteReceipt>;
  sentAt: Scalars['DateTime']['output'];
  /** what was said of its signals and its feeling */
  signalLabels: Array<SignalLabel>;
  /** in the order of their words */
  signals: Array<Signal>;
  /** written by somebody who is no contact of the account */
  stranger: Scalars['Boolean']['output'];
};

export type MessageDirection =
  | 'inbound'
  | 'note'
  | 'outbound';

export type MessagePage = {
  __typename?: 'MessagePage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Message>;
};

export type MoveTaskDueResult = MovedTaskDue | Refused;

/** A move of a due date, and of those that moved along */
export type MovedTaskDue = {
  __typename?: 'MovedTaskDue';
  /** by which it can be taken back */
  id: Scalars['ID']['output'];
  moves: Array<TaskDueMove>;
  task: Task;
};

export type Mutation = {
  __typename?: 'Mutation';
  acceptEscalationRequest: EscalationResult;
  acceptHandOver: HandOverResult;
  acceptSwarm: SwarmResult;
  /** seen, and why nothing needs doing: out of sight, and no action */
  acknowledgeCases: AcknowledgeResult;
  /** take the case, or acknowledge with a reason that nothing needs doing */
  actOnAlert: AlertResult;
  /** an internal note; who is named as owner has to confirm it */
  addCaseNote: CaseResult;
  /** puts whom the lines of a CSV name on the list, and tells which lines name nobody, and why */
  addFileToList: ListedFileResult;
  /** say which signal was missed, and over which words */
  addMissedSignal: SignalLabelResult;
  addSuppression: Suppression;
  /** how many of these accounts or contacts were not on the list; those that you cannot see are passed over */
  addToList: Scalars['Int']['output'];
  /** makes rules of the starters that the viewer has not yet; answers all rules */
  adoptAlertStarters: Array<AlertRule>;
  answerEngagement: EngagementResult;
  /** leaves a note in the case */
  answerSwarm: SwarmResult;
  /** plays that are new stay off unless enable says how they start */
  applyBloc: ApplyBlocResult;
  cancelBacktest: BacktestResult;
  /** final */
  cancelCampaignRun: CampaignRunResult;
  /** what landed stays */
  cancelImport: ImportResult;
  clearUnknownMail: MailResult;
  /** with what came of it; nobody has the case through it any more */
  closeSwarm: SwarmResult;
  commentTask: TaskResult;
  /** Makes the first administrator with the one-time link that the first start printed */
  completeSetup: SignInResult;
  completeTask: TaskResult;
  /** I have read it and act on it */
  confirmCaseNote: CaseResult;
  /** the connector has carried them over; answers how many had been waiting */
  confirmInSource: Scalars['Int']['output'];
  createAccount: Account;
  createAlertRule: AlertRule;
  createApiToken: NewApiToken;
  createSegment: Segment;
  createTeam: Team;
  createUser: User;
  /** somebody else than who asked; yes launches it */
  decideCampaignApproval: CampaignApprovalResult;
  declineEscalationRequest: EscalationRequestResult;
  /** takes the case out of my sight again */
  declineSwarm: SwarmResult;
  /** false where there was no such saved mapping */
  deleteMapping: Scalars['Boolean']['output'];
  /** its members and their history go with it; refused while in use */
  deleteSegment: Scalars['Boolean']['output'];
  /** running work stays as it is; nothing new starts */
  disablePlay: DisablePlayResult;
  enablePlay: EnablePlayResult;
  endShiftRun: ShiftRunResult;
  /** asks the account’s customer success or account manager to step in */
  engage: EngagementResult;
  /** theirs at once; they accept it or return it */
  handOverCase: HandOverResult;
  /** to the person whom an entry of the directory names */
  handOverTask: TaskWorkResult;
  /** live cases and messages from a help desk; a repeated delivery changes nothing */
  ingestCases: IngestResult;
  inviteExperts: SwarmResult;
  /** say how a message feels */
  judgeFeeling: SignalLabelResult;
  /** agree or disagree with a signal */
  judgeSignal: SignalLabelResult;
  /** said again with the same launchKey, it is the same run */
  launchCampaign: CampaignRunResult;
  /** learn from labels now instead of tonight */
  learnFromLabels: SignalReading;
  /** a call, chat or meeting that took place: it answers the customer */
  logCaseContact: CaseResult;
  logTaskCall: TaskWorkResult;
  /** to people of ours who may see the account */
  mailEscalationBrief: BriefMailedResult;
  /** from the viewer to a contact of the account; the same words are one mail */
  mailFromTask: TaskWorkResult;
  /** says once where a key belongs; answers how many cases found their account */
  matchCases: Scalars['Int']['output'];
  moveTaskDue: MoveTaskDueResult;
  openEscalation: EscalationResult;
  /** shares a case with experts, for one question and a time */
  openSwarm: SwarmResult;
  pauseCampaignRun: CampaignRunResult;
  /** without ids: all of them. Answers how many were unread */
  readAlerts: Scalars['Int']['output'];
  /** to a person, to a support group, or both; what is absent stays */
  reassignCase: CaseResult;
  /** userId null: nobody, until the account gets an owner */
  reassignTask: TaskResult;
  removeAlertRule: Scalars['Boolean']['output'];
  removeClockPolicy: Scalars['Boolean']['output'];
  removeDirectoryEntry: Scalars['Boolean']['output'];
  /** how many of these were on the list */
  removeFromList: Scalars['Int']['output'];
  removeHelpDesk: Scalars['Boolean']['output'];
  /** mails that it has stopped stay stopped */
  removeSuppression: Suppression;
  removeTeam: Scalars['Boolean']['output'];
  removeTopView: Scalars['Boolean']['output'];
  removeWorkCalendar: Scalars['Boolean']['output'];
  /** starts a new interval; the resolved one stays as it was */
  reopenEscalation: EscalationResult;
  /** takes back a completion or a skip, and wakes a task that sleeps */
  reopenTask: TaskResult;
  /** a mail to the customer, in the same thread */
  replyToCase: CaseResult;
  /** asks a second person to launch it, or to let it go by itself */
  requestCampaignApproval: CampaignApprovalResult;
  requestEscalation: EscalationRequestResult;
  resolveEscalation: EscalationResult;
  resumeCampaignRun: CampaignRunResult;
  /** one that failed goes on where it stopped */
  resumeImport: ImportResult;
  /** goes on with a run, or with the letters of one kind */
  resumeMailing: PausedMailing;
  /** one that could not be handled */
  retryInboundMail: InboundMail;
  /** it goes back to whom it came from */
  returnHandOver: HandOverResult;
  /** once; a second person is told who did */
  reviewPrediction: PredictionResult;
  revokeApiToken: Scalars['Boolean']['output'];
  /** a definition as blocs have it; runs that are launched go on as they were */
  saveCampaign: CampaignResult;
  saveClockPolicy: ClockPolicy;
  /** id absent: a new contact */
  saveContact: Contact;
  /** a new one without an id */
  saveDirectoryEntry: DirectoryEntry;
  saveHelpDesk: HelpDesk;
  /** a new version, used from then on; `from` is the one that was changed */
  saveMailTemplate: SaveMailTemplateResult;
  /** one of the same name is replaced; runs under way keep theirs */
  saveMapping: MappingResult;
  /** the page reads so from now on; a new key makes a new page */
  savePractice: SavePracticeResult;
  /** a name said again is the same view, changed */
  saveTopView: Array<SavedTopView>;
  saveWorkCalendar: WorkCalendar;
  /** whether it goes out by itself: on its days, or to whoever enters its segment */
  scheduleCampaign: CampaignResult;
  /** userId null: nobody */
  setAccountOwner: Account;
  setAlertSettings: AlertSettings;
  setCasePriority: CaseResult;
  /** only for cases that no help desk keeps */
  setCaseState: CaseResult;
  setCurrencyRate: SetCurrencyRateResult;
  /** says what a custom field is called and what its values are read as */
  setCustomField: CustomField;
  /** teamId null: everything again */
  setGlobalFilter: Maybe<Team>;
  setMailSettings: MailSettings;
  setPredictionSettings: PredictionSettings;
  /** off: everybody leaves; on: those it holds for are members, not entrants */
  setSegmentActive: Segment;
  setTriageSettings: TriageSettings;
  signIn: SignInResult;
  signOut: Scalars['Boolean']['output'];
  /** a sign of life, and with a step that it is done; null: no run is open */
  signShiftRun: Maybe<ShiftRun>;
  skipTask: TaskResult;
  /** out of sight until then */
  snoozeTask: TaskResult;
  startBacktest: BacktestResult;
  /** of a file that was sent to POST /imports/upload */
  startImport: ImportResult;
  /** for an account; a portfolio’s play without one */
  startPlay: StartPlayResult;
  /** read messages again that earlier rules have read */
  startRescoring: RescoringResult;
  /** or goes on with the one that is open */
  startShiftRun: ShiftRun;
  /** it is in the viewer’s hands until its look-again time */
  takeCase: TakeCaseResult;
  /** calls the webhook with an invented alert */
  testAlertWebhook: WebhookTestResult;
  /** one line of the checklist */
  tickTask: TaskResult;
  /** what was moved again since stays */
  undoTaskDue: MoveTaskDueResult;
  updateAccount: Account;
  /** a changed rule tells only of what comes from now on */
  updateAlertRule: AlertRule;
  updateEscalation: EscalationResult;
  updateSegment: Segment;
  updateTeam: Team;
  updateUser: User;
};


export type MutationAcceptEscalationRequestArgs = {
  id: Scalars['ID']['input'];
  input: AcceptEscalationInput;
};


export type MutationAcceptHandOverArgs = {
  id: Scalars['ID']['input'];
};


export type MutationAcceptSwarmArgs = {
  id: Scalars['ID']['input'];
};


export type MutationAcknowledgeCasesArgs = {
  ids: Array<Scalars['ID']['input']>;
  reason: Scalars['String']['input'];
};


export type MutationActOnAlertArgs = {
  act: AlertAct;
  id: Scalars['ID']['input'];
  reason: InputMaybe<Scalars['String']['input']>;
};


export type MutationAddCaseNoteArgs = {
  body: Scalars['String']['input'];
  id: Scalars['ID']['input'];
  ownerId: InputMaybe<Scalars['ID']['input']>;
};


export type MutationAddFileToListArgs = {
  csv: Scalars['String']['input'];
  segmentId: Scalars['ID']['input'];
};


export type MutationAddMissedSignalArgs = {
  endsAt: Scalars['Int']['input'];
  kind: SignalKind;
  messageId: Scalars['ID']['input'];
  startsAt: Scalars['Int']['input'];
};


export type MutationAddSuppressionArgs = {
  address: Scalars['String']['input'];
  reason: Scalars['String']['input'];
};


export type MutationAddToListArgs = {
  segmentId: Scalars['ID']['input'];
  subjectIds: Array<Scalars['ID']['input']>;
};


export type MutationAnswerEngagementArgs = {
  id: Scalars['ID']['input'];
  outcome: InputMaybe<Scalars['String']['input']>;
  state: EngagementState;
};


export type MutationAnswerSwarmArgs = {
  body: Scalars['String']['input'];
  id: Scalars['ID']['input'];
};


export type MutationApplyBlocArgs = {
  enable: InputMaybe<PlayStartWith>;
  key: InputMaybe<Scalars['ID']['input']>;
  overwrite?: Scalars['Boolean']['input'];
  text: InputMaybe<Scalars['String']['input']>;
};


export type MutationCancelBacktestArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCancelCampaignRunArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCancelImportArgs = {
  id: Scalars['ID']['input'];
};


export type MutationClearUnknownMailArgs = {
  id: Scalars['ID']['input'];
  verdict: UnknownVerdict;
};


export type MutationCloseSwarmArgs = {
  id: Scalars['ID']['input'];
  outcome: SwarmOutcome;
  summary: Scalars['String']['input'];
};


export type MutationCommentTaskArgs = {
  body: Scalars['String']['input'];
  id: Scalars['ID']['input'];
};


export type MutationCompleteSetupArgs = {
  email: Scalars['String']['input'];
  name: Scalars['String']['input'];
  password: Scalars['String']['input'];
  token: Scalars['String']['input'];
};


export type MutationCompleteTaskArgs = {
  id: Scalars['ID']['input'];
  input: InputMaybe<CompleteTaskInput>;
};


export type MutationConfirmCaseNoteArgs = {
  messageId: Scalars['ID']['input'];
};


export type MutationConfirmInSourceArgs = {
  ids: Array<Scalars['ID']['input']>;
};


export type MutationCreateAccountArgs = {
  input: InputMaybe<AccountInput>;
  name: Scalars['String']['input'];
};


export type MutationCreateAlertRuleArgs = {
  input: AlertRuleInput;
};


export type MutationCreateApiTokenArgs = {
  name: Scalars['String']['input'];
  scopes: Array<Scalars['String']['input']>;
  userId: Scalars['ID']['input'];
};


export type MutationCreateSegmentArgs = {
  input: SegmentInput;
};


export type MutationCreateTeamArgs = {
  input: TeamInput;
};


export type MutationCreateUserArgs = {
  input: NewUserInput;
};


export type MutationDecideCampaignApprovalArgs = {
  answer?: Scalars['String']['input'];
  approved: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
};


export type MutationDeclineEscalationRequestArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  reply: InputMaybe<Scalars['String']['input']>;
};


export type MutationDeclineSwarmArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationDeleteMappingArgs = {
  name: Scalars['String']['input'];
};


export type MutationDeleteSegmentArgs = {
  id: Scalars['ID']['input'];
};


export type MutationDisablePlayArgs = {
  key: Scalars['ID']['input'];
};


export type MutationEnablePlayArgs = {
  key: Scalars['ID']['input'];
  startWith: PlayStartWith;
};


export type MutationEngageArgs = {
  ask: Scalars['String']['input'];
  caseId: Scalars['ID']['input'];
  role: EngagedRole;
};


export type MutationHandOverCaseArgs = {
  input: HandOverInput;
};


export type MutationHandOverTaskArgs = {
  entryId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  message: Scalars['String']['input'];
};


export type MutationIngestCasesArgs = {
  cases: Array<IngestedCaseInput>;
};


export type MutationInviteExpertsArgs = {
  expertIds: Array<Scalars['ID']['input']>;
  id: Scalars['ID']['input'];
};


export type MutationJudgeFeelingArgs = {
  feeling: Feeling;
  messageId: Scalars['ID']['input'];
};


export type MutationJudgeSignalArgs = {
  agree: Scalars['Boolean']['input'];
  signalId: Scalars['ID']['input'];
};


export type MutationLaunchCampaignArgs = {
  key: Scalars['String']['input'];
  launchKey: InputMaybe<Scalars['String']['input']>;
};


export type MutationLogCaseContactArgs = {
  id: Scalars['ID']['input'];
  input: LogContactInput;
};


export type MutationLogTaskCallArgs = {
  contactId: InputMaybe<Scalars['ID']['input']>;
  id: Scalars['ID']['input'];
  summary: Scalars['String']['input'];
};


export type MutationMailEscalationBriefArgs = {
  id: Scalars['ID']['input'];
  userIds: Array<Scalars['ID']['input']>;
};


export type MutationMailFromTaskArgs = {
  contactId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  subject: Scalars['String']['input'];
  text: Scalars['String']['input'];
};


export type MutationMatchCasesArgs = {
  accountId: Scalars['ID']['input'];
  key: Scalars['String']['input'];
  kind: MatchKind;
};


export type MutationMoveTaskDueArgs = {
  id: Scalars['ID']['input'];
  to: Scalars['DateTime']['input'];
  withLater?: Scalars['Boolean']['input'];
};


export type MutationOpenEscalationArgs = {
  input: OpenEscalationInput;
};


export type MutationOpenSwarmArgs = {
  caseId: Scalars['ID']['input'];
  input: SwarmInput;
};


export type MutationPauseCampaignRunArgs = {
  id: Scalars['ID']['input'];
};


export type MutationReadAlertsArgs = {
  ids: InputMaybe<Array<Scalars['ID']['input']>>;
};


export type MutationReassignCaseArgs = {
  id: Scalars['ID']['input'];
  team: InputMaybe<Scalars['String']['input']>;
  userId: InputMaybe<Scalars['ID']['input']>;
};


export type MutationReassignTaskArgs = {
  id: Scalars['ID']['input'];
  userId: InputMaybe<Scalars['ID']['input']>;
};


export type MutationRemoveAlertRuleArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemoveClockPolicyArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemoveDirectoryEntryArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemoveFromListArgs = {
  segmentId: Scalars['ID']['input'];
  subjectIds: Array<Scalars['ID']['input']>;
};


export type MutationRemoveHelpDeskArgs = {
  source: Scalars['String']['input'];
};


export type MutationRemoveSuppressionArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemoveTeamArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemoveTopViewArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemoveWorkCalendarArgs = {
  id: Scalars['ID']['input'];
};


export type MutationReopenEscalationArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationReopenTaskArgs = {
  id: Scalars['ID']['input'];
};


export type MutationReplyToCaseArgs = {
  id: Scalars['ID']['input'];
  input: ReplyInput;
};


export type MutationRequestCampaignApprovalArgs = {
  key: Scalars['String']['input'];
  note?: Scalars['String']['input'];
  schedule: Scalars['Boolean']['input'];
};


export type MutationRequestEscalationArgs = {
  caseId: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationResolveEscalationArgs = {
  id: Scalars['ID']['input'];
  input: EscalationResolutionInput;
};


export type MutationResumeCampaignRunArgs = {
  id: Scalars['ID']['input'];
};


export type MutationResumeImportArgs = {
  id: Scalars['ID']['input'];
};


export type MutationResumeMailingArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRetryInboundMailArgs = {
  id: Scalars['ID']['input'];
};


export type MutationReturnHandOverArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationReviewPredictionArgs = {
  caseId: Scalars['ID']['input'];
  reason: InputMaybe<Scalars['String']['input']>;
  until: InputMaybe<Scalars['DateTime']['input']>;
  verdict: PredictionVerdict;
};


export type MutationRevokeApiTokenArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSaveCampaignArgs = {
  definition: Scalars['JSON']['input'];
  isNew?: Scalars['Boolean']['input'];
};


export type MutationSaveClockPolicyArgs = {
  id: InputMaybe<Scalars['ID']['input']>;
  input: ClockPolicyInput;
};


export type MutationSaveContactArgs = {
  accountId: Scalars['ID']['input'];
  id: InputMaybe<Scalars['ID']['input']>;
  input: ContactInput;
};


export type MutationSaveDirectoryEntryArgs = {
  id: InputMaybe<Scalars['ID']['input']>;
  input: DirectoryEntryInput;
};


export type MutationSaveHelpDeskArgs = {
  input: HelpDeskInput;
};


export type MutationSaveMailTemplateArgs = {
  from: InputMaybe<Scalars['Int']['input']>;
  locale?: Scalars['String']['input'];
  name: Scalars['String']['input'];
  note?: Scalars['String']['input'];
  source: Scalars['JSON']['input'];
};


export type MutationSaveMappingArgs = {
  definition: Scalars['JSON']['input'];
};


export type MutationSavePracticeArgs = {
  body: Scalars['String']['input'];
  key: Scalars['ID']['input'];
  title: Scalars['String']['input'];
};


export type MutationSaveTopViewArgs = {
  filter: Scalars['JSON']['input'];
  name: Scalars['String']['input'];
  view: TopView;
};


export type MutationSaveWorkCalendarArgs = {
  id: InputMaybe<Scalars['ID']['input']>;
  input: WorkCalendarInput;
};


export type MutationScheduleCampaignArgs = {
  existing: InputMaybe<Scalars['Boolean']['input']>;
  key: Scalars['String']['input'];
  on: Scalars['Boolean']['input'];
};


export type MutationSetAccountOwnerArgs = {
  id: Scalars['ID']['input'];
  role: OwnerRole;
  userId: InputMaybe<Scalars['ID']['input']>;
};


export type MutationSetAlertSettingsArgs = {
  input: AlertSettingsInput;
};


export type MutationSetCasePriorityArgs = {
  id: Scalars['ID']['input'];
  priority: Scalars['String']['input'];
};


export type MutationSetCaseStateArgs = {
  id: Scalars['ID']['input'];
  state: CaseState;
};


export type MutationSetCurrencyRateArgs = {
  currency: Scalars['String']['input'];
  fromDay: Scalars['String']['input'];
  rate: Scalars['Float']['input'];
};


export type MutationSetCustomFieldArgs = {
  label: Scalars['String']['input'];
  name: Scalars['String']['input'];
  type: CustomFieldType;
};


export type MutationSetGlobalFilterArgs = {
  teamId: InputMaybe<Scalars['ID']['input']>;
};


export type MutationSetMailSettingsArgs = {
  settings: MailSettingsInput;
};


export type MutationSetPredictionSettingsArgs = {
  capacityPercent: Scalars['Float']['input'];
  returnPoints: Scalars['Int']['input'];
};


export type MutationSetSegmentActiveArgs = {
  active: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
};


export type MutationSetTriageSettingsArgs = {
  baselineMinutes: InputMaybe<Scalars['Int']['input']>;
  wentLiveOn: InputMaybe<Scalars['String']['input']>;
};


export type MutationSignInArgs = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};


export type MutationSignShiftRunArgs = {
  step: InputMaybe<Scalars['Int']['input']>;
};


export type MutationSkipTaskArgs = {
  id: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};


export type MutationSnoozeTaskArgs = {
  id: Scalars['ID']['input'];
  until: Scalars['DateTime']['input'];
};


export type MutationStartBacktestArgs = {
  input: BacktestInput;
  segmentId: Scalars['ID']['input'];
};


export type MutationStartImportArgs = {
  mapping: Scalars['String']['input'];
  options: InputMaybe<Array<ImportOptionInput>>;
  origin?: ImportOrigin;
  uploadId: Scalars['ID']['input'];
};


export type MutationStartPlayArgs = {
  accountId: InputMaybe<Scalars['ID']['input']>;
  key: Scalars['ID']['input'];
};


export type MutationStartShiftRunArgs = {
  teamId: InputMaybe<Scalars['ID']['input']>;
};


export type MutationTakeCaseArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTestAlertWebhookArgs = {
  id: Scalars['ID']['input'];
};


export type MutationTickTaskArgs = {
  done: Scalars['Boolean']['input'];
  id: Scalars['ID']['input'];
  line: Scalars['Int']['input'];
};


export type MutationUndoTaskDueArgs = {
  id: Scalars['ID']['input'];
};


export type MutationUpdateAccountArgs = {
  id: Scalars['ID']['input'];
  input: AccountInput;
};


export type MutationUpdateAlertRuleArgs = {
  id: Scalars['ID']['input'];
  input: AlertRuleInput;
};


export type MutationUpdateEscalationArgs = {
  id: Scalars['ID']['input'];
  input: EscalationChangeInput;
};


export type MutationUpdateSegmentArgs = {
  id: Scalars['ID']['input'];
  input: SegmentChangeInput;
};


export type MutationUpdateTeamArgs = {
  id: Scalars['ID']['input'];
  input: TeamInput;
};


export type MutationUpdateUserArgs = {
  id: Scalars['ID']['input'];
  input: UserChangeInput;
};

export type NeedyReason =
  | 'escalation_update'
  | 'look_again'
  | 'predicted'
  | 'request'
  | 'signals';

export type NewApiToken = {
  __typename?: 'NewApiToken';
  /** shown this once */
  secret: Scalars['String']['output'];
  token: ApiToken;
};

export type NewUserInput = {
  email: Scalars['String']['input'];
  name: Scalars['String']['input'];
  password: Scalars['String']['input'];
  role: Role;
};

/** A note that somebody was asked to confirm */
export type NoteReceipt = {
  __typename?: 'NoteReceipt';
  askedAt: Scalars['DateTime']['output'];
  case: Maybe<Case>;
  caseId: Scalars['ID']['output'];
  confirmedAt: Maybe<Scalars['DateTime']['output']>;
  messageId: Scalars['ID']['output'];
  owner: Maybe<User>;
};

export type NoteReceiptPage = {
  __typename?: 'NoteReceiptPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<NoteReceipt>;
};

export type OpenEscalationInput = {
  accountId: Scalars['ID']['input'];
  caseId?: InputMaybe<Scalars['ID']['input']>;
  nextUpdateDueAt?: InputMaybe<Scalars['DateTime']['input']>;
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  reason: Scalars['String']['input'];
  severity: EscalationSeverity;
};

/** Done here, to be carried into the help desk that keeps the case */
export type OutboxItem = {
  __typename?: 'OutboxItem';
  /** what was said */
  body: Maybe<Scalars['String']['output']>;
  caseExternalId: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  kind: OutboxKind;
  madeAt: Scalars['DateTime']['output'];
  /** what the case was given */
  value: Maybe<Scalars['String']['output']>;
};

export type OutboxKind =
  | 'assignee'
  | 'contact'
  | 'note'
  | 'priority'
  | 'reply'
  | 'team';

export type OutboxPage = {
  __typename?: 'OutboxPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<OutboxItem>;
};

export type OwnerRole =
  | 'am'
  | 'csm'
  | 'sponsor';

/** A run of mail that is paused */
export type PausedMailing = {
  __typename?: 'PausedMailing';
  id: Scalars['ID']['output'];
  /** as its recipients read it; for letters, what they are */
  name: Scalars['String']['output'];
  pauseReason: Maybe<Scalars['String']['output']>;
  pausedAt: Maybe<Scalars['DateTime']['output']>;
};

export type PersonWeek = {
  __typename?: 'PersonWeek';
  /** a run */
  activeMinutes: Maybe<Scalars['Float']['output']>;
  /** YYYY-MM-DD */
  monday: Scalars['String']['output'];
  runs: Scalars['Int']['output'];
  runsPerDay: Maybe<Scalars['Float']['output']>;
  workingDays: Scalars['Int']['output'];
};

/** What to do, who does it and by when, as soon as an account needs it */
export type Play = {
  __typename?: 'Play';
  /** trigger, tasks and settings, as its bloc says them */
  definition: Scalars['JSON']['output'];
  description: Scalars['String']['output'];
  enabled: Scalars['Boolean']['output'];
  enabledAt: Maybe<Scalars['DateTime']['output']>;
  /** for how many accounts a run would start, if existing members were taken */
  existingMembers: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  runCounts: PlayRunCounts;
  /** the last started first */
  runs: PlayRunPage;
  /** account, or portfolio: one run for many */
  scope: Scalars['String']['output'];
  /** key of the segment that it watches */
  segment: Maybe<Scalars['String']['output']>;
  startWith: Maybe<PlayStartWith>;
  /** runs of those who were there when it was enabled are still starting */
  takingExisting: Scalars['Boolean']['output'];
  updatedAt: Scalars['DateTime']['output'];
  /** rises with every change of the definition */
  version: Scalars['Int']['output'];
};


/** What to do, who does it and by when, as soon as an account needs it */
export type PlayRunsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};

/** One play at work, for one account or for many */
export type PlayRun = {
  __typename?: 'PlayRun';
  /** null: of many, or outside what the viewer sees */
  account: Maybe<Account>;
  cause: PlayRunCause;
  /** since when the trigger no longer holds */
  clearedAt: Maybe<Scalars['DateTime']['output']>;
  endedAt: Maybe<Scalars['DateTime']['output']>;
  /** when the trigger last fired */
  firedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  play: Play;
  /** version of the play that it started with */
  playVersion: Scalars['Int']['output'];
  startedAt: Scalars['DateTime']['output'];
  state: PlayRunState;
  /** by due date */
  tasks: Array<Task>;
};

/** Why a run is there; what does not belong to its kind is null */
export type PlayRunCause = {
  __typename?: 'PlayRunCause';
  at: Scalars['DateTime']['output'];
  /** what let it in, in the words of the segment */
  because: Maybe<Scalars['JSON']['output']>;
  escalationId: Maybe<Scalars['ID']['output']>;
  /** key of the measure that missed its target */
  measure: Maybe<Scalars['String']['output']>;
  /** what fired, such as segment.entered or escalation.opened */
  on: Scalars['String']['output'];
  /** of the escalation */
  reason: Maybe<Scalars['String']['output']>;
  /** key of the segment that the account entered or left */
  segment: Maybe<Scalars['String']['output']>;
  /** of the escalation */
  severity: Maybe<Scalars['String']['output']>;
  target: Maybe<Scalars['Float']['output']>;
  value: Maybe<Scalars['Float']['output']>;
};

export type PlayRunCounts = {
  __typename?: 'PlayRunCounts';
  cancelled: Scalars['Int']['output'];
  completed: Scalars['Int']['output'];
  running: Scalars['Int']['output'];
};

export type PlayRunPage = {
  __typename?: 'PlayRunPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<PlayRun>;
};

export type PlayRunState =
  | 'cancelled'
  | 'completed'
  | 'running';

/** whether accounts that are in the segment already are taken, or those alone that enter from then on */
export type PlayStartWith =
  | 'existing'
  | 'new';

/** A best-practice page */
export type Practice = {
  __typename?: 'Practice';
  /** markdown */
  body: Scalars['String']['output'];
  key: Scalars['ID']['output'];
  title: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
};

/** How likely an open case is to escalate, and what was said to that */
export type Prediction = {
  __typename?: 'Prediction';
  case: Maybe<Case>;
  caseId: Scalars['ID']['output'];
  channel: Maybe<ReviewChannel>;
  /** the strongest first */
  factors: Array<PredictionFactor>;
  id: Scalars['ID']['output'];
  listedAt: Maybe<Scalars['DateTime']['output']>;
  /** its place on the list; null: not among those that there is time for */
  rank: Maybe<Scalars['Int']['output']>;
  reason: Maybe<Scalars['String']['output']>;
  /** why it is back, though it had been reviewed */
  returnedBecause: Maybe<PredictionReturn>;
  reviewedAt: Maybe<Scalars['DateTime']['output']>;
  reviewedBy: Maybe<User>;
  /** 0 to 100: of the fitted model, the chance in percent; otherwise points of the table */
  score: Scalars['Int']['output'];
  scoredAt: Scalars['DateTime']['output'];
  snoozedUntil: Maybe<Scalars['DateTime']['output']>;
  /** null: nobody has looked at it, or it is back */
  verdict: Maybe<PredictionVerdict>;
};

export type PredictionCalibration = {
  __typename?: 'PredictionCalibration';
  cases: Scalars['Int']['output'];
  /** share that escalated, 0 to 1 */
  happened: Scalars['Float']['output'];
  /** mean chance given, 0 to 1 */
  predicted: Scalars['Float']['output'];
};

/** Why a case is likely to escalate */
export type PredictionFactor = {
  __typename?: 'PredictionFactor';
  key: Scalars['String']['output'];
  /** what it gives of the score */
  points: Scalars['Int']['output'];
  words: Scalars['String']['output'];
};

export type PredictionFilterInput = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  caseIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** likely: on the list, nobody has looked at it; reviewed */
  state?: InputMaybe<PredictionState>;
  /** a virtual team: its support groups and its accounts */
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

export type PredictionJudgement = {
  __typename?: 'PredictionJudgement';
  additive: PredictionQuality;
  capacityPercent: Scalars['Float']['output'];
  cases: Scalars['Int']['output'];
  escalated: Scalars['Int']['output'];
  fitted: PredictionQuality;
};

/** What was learnt last, and whether it is used */
export type PredictionModel = {
  __typename?: 'PredictionModel';
  because: Scalars['String']['output'];
  /** tenths of the cases held back, the least likely first */
  calibration: Array<PredictionCalibration>;
  cases: Scalars['Int']['output'];
  escalated: Scalars['Int']['output'];
  fittedAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  inUse: Scalars['Boolean']['output'];
  judged: Maybe<PredictionJudgement>;
  kind: Maybe<Scalars['String']['output']>;
  /** the reason in words */
  words: Scalars['String']['output'];
};

export type PredictionPage = {
  __typename?: 'PredictionPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Prediction>;
};

/** How well an order showed what escalated, on time held back */
export type PredictionQuality = {
  __typename?: 'PredictionQuality';
  /** share to look at to see 80 % of what escalates */
  flaggedFor80: Scalars['Float']['output'];
  prAuc: Scalars['Float']['output'];
  recallAt5: Scalars['Float']['output'];
  recallAt10: Scalars['Float']['output'];
  recallAt20: Scalars['Float']['output'];
  recallAtCapacity: Scalars['Float']['output'];
  rocAuc: Scalars['Float']['output'];
};

export type PredictionResult = Prediction | Refused;

export type PredictionReturn =
  | 'customer_asked'
  | 'score_rose'
  | 'snooze_ended';

export type PredictionSettings = {
  __typename?: 'PredictionSettings';
  /** of the open cases, how many percent the list holds */
  capacityPercent: Scalars['Float']['output'];
  /** by which the score of a reviewed case must rise to bring it back */
  returnPoints: Scalars['Int']['output'];
};

export type PredictionState =
  | 'likely'
  | 'reviewed';

/** A line of the published table */
export type PredictionTableFactor = {
  __typename?: 'PredictionTableFactor';
  key: Scalars['String']['output'];
  points: Scalars['Int']['output'];
  title: Scalars['String']['output'];
};

export type PredictionVerdict =
  | 'acknowledged'
  | 'disagreed'
  | 'snoozed';

export type PublicHoliday = {
  __typename?: 'PublicHoliday';
  /** local date */
  date: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

export type Query = {
  __typename?: 'Query';
  account: Maybe<Account>;
  accountChoices: AccountChoices;
  accountCount: CappedCount;
  /** newest first */
  accountHistory: HistoryPage;
  accounts: AccountPage;
  alertCount: CappedCount;
  alertMailTrouble: AlertMailTrouble;
  alertRule: Maybe<AlertRule>;
  /** the viewer’s own, oldest first */
  alertRules: Array<AlertRule>;
  alertSettings: AlertSettings;
  /** the viewer’s own, newest first */
  alerts: AlertPage;
  apiTokens: Array<ApiToken>;
  /** what applying would change, and whom it would touch now */
  blocPlan: BlocPlanResult;
  /** those that come with the product, then others that were applied here */
  blocs: Array<Bloc>;
  campaign: Maybe<Campaign>;
  /** what this contact would get if it were launched now */
  campaignPreview: CampaignPreview;
  campaignRun: Maybe<CampaignRun>;
  /** by name */
  campaigns: Array<Campaign>;
  case: Maybe<Case>;
  caseCount: CappedCount;
  caseMarks: Array<CaseMark>;
  /** what a connector has to carry into its help desk, oldest first */
  caseOutbox: OutboxPage;
  /** support groups, as the sources spell them */
  caseTeams: Array<Scalars['String']['output']>;
  cases: CasePage;
  /** open cases: the lowest sentiment, or the highest attention, first */
  casesByScore: CasePage;
  caughtMail: Maybe<CaughtMail>;
  /** in the order in which they are asked */
  clockPolicies: Array<ClockPolicy>;
  /** the latest change of promises */
  clockReset: Maybe<ClockReset>;
  contact: Maybe<Contact>;
  contactCount: CappedCount;
  contacts: ContactPage;
  currencyRates: Array<CurrencyRate>;
  customFields: Array<CustomField>;
  /** whom this trouble goes to; null: nobody is named for it */
  directoryEntryFor: Maybe<DirectoryEntry>;
  escalation: Maybe<Escalation>;
  escalationBrief: Maybe<EscalationBrief>;
  escalationCount: CappedCount;
  escalationDirectory: Array<DirectoryEntry>;
  /** who has waited longest comes first */
  escalationRequests: EscalationRequestPage;
  escalations: EscalationPage;
  /** of the facts as they are now; null: you see no such subject */
  explainRule: Maybe<RuleVerdict>;
  /** the virtual team that my lists are narrowed to */
  globalFilter: Maybe<Team>;
  /** who has waited longest comes first */
  handOvers: HandOverPage;
  helpDesks: Array<HelpDesk>;
  /** what an import would make of the first rows; nothing is written */
  importPreview: ImportPreviewResult;
  importRun: Maybe<ImportRun>;
  /** newest first */
  importRuns: ImportRunPage;
  /** those that ship, then saved ones by name */
  importShapes: Array<ImportShape>;
  /** mappings that suit an uploaded file, best first */
  importSuggestions: Array<ImportSuggestion>;
  inboundMail: Maybe<InboundMail>;
  /** the newest first */
  inboundMails: InboundMailPage;
  /** the newest first */
  inbox: CaughtMailPage;
  installation: Installation;
  /** exactly the rows that the number counts, those that count longest first */
  kpiDrill: KpiRowPage;
  /** a point a day, both days included, none after today */
  kpiSeries: Array<KpiPoint>;
  /** which accounts a number is made of, the largest shares first */
  kpiShares: Array<KpiShare>;
  kpis: Array<Kpi>;
  mail: Maybe<Mail>;
  mailCount: CappedCount;
  mailSettings: MailSettings;
  /** exact, without states that nothing is in */
  mailStates: Array<MailStateCount>;
  mailTemplateVersion: MailTemplateVersion;
  /** all versions, the newest first */
  mailTemplateVersions: Array<MailTemplateVersion>;
  /** by title */
  mailTemplates: Array<MailTemplateEntry>;
  mailTopics: Array<MailTopic>;
  /** the newest first */
  mails: MailPage;
  /** what the viewer is asked and has not ended */
  myEngagements: Array<Engagement>;
  myTaskCounts: TaskCounts;
  /** the viewer’s own, unless asked for somebody else’s or nobody’s */
  myTasks: TaskPage;
  /** notes that wait for my confirmation, oldest first */
  notesToConfirm: NoteReceiptPage;
  /** runs that wait for a person, the longest first */
  pausedMailings: Array<PausedMailing>;
  /** every permission that a token can be given */
  permissions: Array<Scalars['String']['output']>;
  play: Maybe<Play>;
  /** the last started first */
  playRuns: PlayRunPage;
  /** by name */
  plays: Array<Play>;
  practice: Maybe<Practice>;
  /** by title */
  practices: Array<Practice>;
  predictionCount: CappedCount;
  /** the published table of the additive score */
  predictionFactors: Array<PredictionTableFactor>;
  /** null: nothing was learnt yet */
  predictionModel: Maybe<PredictionModel>;
  predictionSettings: PredictionSettings;
  /** the most likely first */
  predictions: PredictionPage;
  previewSegment: SegmentPreview;
  /** public holidays of a country, such as DE or DE-BY, in a year */
  publicHolidays: Array<PublicHoliday>;
  /** the viewer’s own */
  savedTopViews: Array<SavedTopView>;
  segment: Maybe<Segment>;
  /** the last ten that you can see, newest first */
  segmentBacktests: Array<Backtest>;
  segmentCount: CappedCount;
  /** what rules about this object can ask for */
  segmentFacts: SegmentFacts;
  /** who entered and left, when and why; newest first */
  segmentHistory: SegmentMovementPage;
  segmentMemberCount: CappedCount;
  /** those who entered last come first; `at`: who was a member then */
  segmentMembers: SegmentMembershipPage;
  segments: SegmentPage;
  /** the viewer’s open one */
  shiftRun: Maybe<ShiftRun>;
  /** the viewer’s last ones, newest first */
  shiftRuns: Array<ShiftRun>;
  /** the catalogue of signals */
  signalKinds: Array<SignalType>;
  /** how messages are read now, and what was learned from labels */
  signalReading: SignalReading;
  /** whom to ask about a case, the best first */
  suggestedExperts: Array<SuggestedExpert>;
  /** the newest first */
  suppressions: SuppressionPage;
  swarm: Maybe<Swarm>;
  swarmCount: CappedCount;
  /** open ones by age, closed ones the latest first */
  swarms: SwarmPage;
  task: Maybe<Task>;
  /** open ones due in a span of time, the first 500 by due date */
  tasksDue: Array<Task>;
  team: Maybe<Team>;
  teamCount: CappedCount;
  teams: TeamPage;
  /** open cases: the worst of the view first */
  topCases: CasePage;
  triageCaseCount: CappedCount;
  /** open cases with signals of the window that wait for somebody; handled: those that no longer do */
  triageCases: CasePage;
  /** of the last days, today included */
  triageCoverage: TriageCoverage;
  /** 12 of 340 open cases need you */
  triageNeeds: TriageNeeds;
  triagePeople: Array<TriagePerson>;
  triageSettings: TriageSettings;
  /** signals of the window by kind */
  triageTiles: Array<TriageTile>;
  /** since go-live, at most half a year */
  triageWeeks: Array<TriageWeek>;
  /** what the cases without an account have in common, most cases first */
  unmatchedCases: Array<UnmatchedGroup>;
  user: Maybe<User>;
  userCount: CappedCount;
  users: UserPage;
  viewer: Viewer;
  workCalendars: Array<WorkCalendar>;
};


export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAccountCountArgs = {
  filter: InputMaybe<AccountFilterInput>;
};


export type QueryAccountHistoryArgs = {
  accountId: Scalars['ID']['input'];
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAccountsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<AccountFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
  sort: InputMaybe<AccountSortInput>;
};


export type QueryAlertCountArgs = {
  filter: InputMaybe<AlertFilterInput>;
};


export type QueryAlertRuleArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAlertsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<AlertFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type QueryBlocPlanArgs = {
  key: InputMaybe<Scalars['ID']['input']>;
  overwrite?: Scalars['Boolean']['input'];
  text: InputMaybe<Scalars['String']['input']>;
};


export type QueryCampaignArgs = {
  key: Scalars['String']['input'];
};


export type QueryCampaignPreviewArgs = {
  contactId: Scalars['ID']['input'];
  key: Scalars['String']['input'];
  step: InputMaybe<Scalars['String']['input']>;
};


export type QueryCampaignRunArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCaseArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCaseCountArgs = {
  filter: InputMaybe<CaseFilterInput>;
};


export type QueryCaseOutboxArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  source: Scalars['String']['input'];
};


export type QueryCasesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<CaseFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
  sort: InputMaybe<CaseSortInput>;
};


export type QueryCasesByScoreArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  score: ScoreName;
};


export type QueryCaughtMailArgs = {
  id: Scalars['ID']['input'];
};


export type QueryContactArgs = {
  id: Scalars['ID']['input'];
};


export type QueryContactCountArgs = {
  filter: InputMaybe<ContactFilterInput>;
};


export type QueryContactsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<ContactFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
  sort: InputMaybe<ContactSortInput>;
};


export type QueryDirectoryEntryForArgs = {
  problemType: InputMaybe<Scalars['String']['input']>;
  product: InputMaybe<Scalars['String']['input']>;
  severity: InputMaybe<DirectorySeverity>;
};


export type QueryEscalationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryEscalationBriefArgs = {
  id: Scalars['ID']['input'];
};


export type QueryEscalationCountArgs = {
  filter: InputMaybe<EscalationFilterInput>;
};


export type QueryEscalationRequestsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<EscalationRequestFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type QueryEscalationsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<EscalationFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
  sort: InputMaybe<EscalationSortInput>;
};


export type QueryExplainRuleArgs = {
  object: SegmentObject;
  rule: Scalars['JSON']['input'];
  subjectId: Scalars['ID']['input'];
};


export type QueryHandOversArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<HandOverFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type QueryImportPreviewArgs = {
  mapping: Scalars['String']['input'];
  options: InputMaybe<Array<ImportOptionInput>>;
  uploadId: Scalars['ID']['input'];
};


export type QueryImportRunArgs = {
  id: Scalars['ID']['input'];
};


export type QueryImportRunsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type QueryImportSuggestionsArgs = {
  uploadId: Scalars['ID']['input'];
};


export type QueryInboundMailArgs = {
  id: Scalars['ID']['input'];
};


export type QueryInboundMailsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  search: InputMaybe<Scalars['String']['input']>;
  state: InputMaybe<InboundMailState>;
};


export type QueryInboxArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  search: InputMaybe<Scalars['String']['input']>;
};


export type QueryKpiDrillArgs = {
  accountId: InputMaybe<Scalars['ID']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  day: Scalars['String']['input'];
  first: InputMaybe<Scalars['Int']['input']>;
  measure: Scalars['String']['input'];
  part: InputMaybe<Scalars['Boolean']['input']>;
};


export type QueryKpiSeriesArgs = {
  accountId: InputMaybe<Scalars['ID']['input']>;
  from: Scalars['String']['input'];
  measure: Scalars['String']['input'];
  to: Scalars['String']['input'];
};


export type QueryKpiSharesArgs = {
  accountId: InputMaybe<Scalars['ID']['input']>;
  day: Scalars['String']['input'];
  first?: Scalars['Int']['input'];
  measure: Scalars['String']['input'];
  part: InputMaybe<Scalars['Boolean']['input']>;
};


export type QueryKpisArgs = {
  accountId: InputMaybe<Scalars['ID']['input']>;
};


export type QueryMailArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMailCountArgs = {
  filter: InputMaybe<MailFilterInput>;
};


export type QueryMailStatesArgs = {
  filter: InputMaybe<MailFilterInput>;
};


export type QueryMailTemplateVersionArgs = {
  locale?: Scalars['String']['input'];
  name: Scalars['String']['input'];
  number: Scalars['Int']['input'];
};


export type QueryMailTemplateVersionsArgs = {
  locale?: Scalars['String']['input'];
  name: Scalars['String']['input'];
};


export type QueryMailsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<MailFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMyTaskCountsArgs = {
  accountId: InputMaybe<Scalars['ID']['input']>;
  assigneeId: InputMaybe<Scalars['ID']['input']>;
  unassigned: InputMaybe<Scalars['Boolean']['input']>;
};


export type QueryMyTasksArgs = {
  accountId: InputMaybe<Scalars['ID']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  assigneeId: InputMaybe<Scalars['ID']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  unassigned: InputMaybe<Scalars['Boolean']['input']>;
  view: TaskView;
};


export type QueryNotesToConfirmArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPlayArgs = {
  key: Scalars['String']['input'];
};


export type QueryPlayRunsArgs = {
  accountId: InputMaybe<Scalars['ID']['input']>;
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  playId: InputMaybe<Scalars['ID']['input']>;
  state: InputMaybe<PlayRunState>;
};


export type QueryPracticeArgs = {
  key: Scalars['ID']['input'];
};


export type QueryPredictionCountArgs = {
  filter: InputMaybe<PredictionFilterInput>;
};


export type QueryPredictionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<PredictionFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPreviewSegmentArgs = {
  object: SegmentObject;
  rule: Scalars['JSON']['input'];
};


export type QueryPublicHolidaysArgs = {
  country: Scalars['String']['input'];
  year: Scalars['Int']['input'];
};


export type QuerySegmentArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySegmentBacktestsArgs = {
  segmentId: Scalars['ID']['input'];
};


export type QuerySegmentCountArgs = {
  filter: InputMaybe<SegmentFilterInput>;
};


export type QuerySegmentFactsArgs = {
  object: SegmentObject;
};


export type QuerySegmentHistoryArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  segmentId: Scalars['ID']['input'];
  subjectId: InputMaybe<Scalars['ID']['input']>;
};


export type QuerySegmentMemberCountArgs = {
  at: InputMaybe<Scalars['DateTime']['input']>;
  segmentId: Scalars['ID']['input'];
};


export type QuerySegmentMembersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  at: InputMaybe<Scalars['DateTime']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  segmentId: Scalars['ID']['input'];
};


export type QuerySegmentsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<SegmentFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
  sort: InputMaybe<SegmentSortInput>;
};


export type QueryShiftRunsArgs = {
  first?: Scalars['Int']['input'];
};


export type QuerySuggestedExpertsArgs = {
  caseId: Scalars['ID']['input'];
};


export type QuerySuppressionsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  search: InputMaybe<Scalars['String']['input']>;
};


export type QuerySwarmArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySwarmCountArgs = {
  filter: InputMaybe<SwarmFilterInput>;
};


export type QuerySwarmsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<SwarmFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
};


export type QueryTaskArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTasksDueArgs = {
  accountId: InputMaybe<Scalars['ID']['input']>;
  assigneeId: InputMaybe<Scalars['ID']['input']>;
  from: Scalars['DateTime']['input'];
  unassigned: InputMaybe<Scalars['Boolean']['input']>;
  until: Scalars['DateTime']['input'];
};


export type QueryTeamArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTeamCountArgs = {
  filter: InputMaybe<TeamFilterInput>;
};


export type QueryTeamsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<TeamFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
  sort: InputMaybe<TeamSortInput>;
};


export type QueryTopCasesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<TopFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
  view: TopView;
};


export type QueryTriageCaseCountArgs = {
  handled?: Scalars['Boolean']['input'];
  kinds: InputMaybe<Array<Scalars['String']['input']>>;
  priority: InputMaybe<Scalars['String']['input']>;
  teamId: InputMaybe<Scalars['ID']['input']>;
  window: TriageWindow;
};


export type QueryTriageCasesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  handled?: Scalars['Boolean']['input'];
  kinds: InputMaybe<Array<Scalars['String']['input']>>;
  priority: InputMaybe<Scalars['String']['input']>;
  sort?: TriageSort;
  teamId: InputMaybe<Scalars['ID']['input']>;
  window: TriageWindow;
};


export type QueryTriageCoverageArgs = {
  days?: Scalars['Int']['input'];
  teamId: InputMaybe<Scalars['ID']['input']>;
};


export type QueryTriageNeedsArgs = {
  teamId: InputMaybe<Scalars['ID']['input']>;
};


export type QueryTriageTilesArgs = {
  teamId: InputMaybe<Scalars['ID']['input']>;
  window: TriageWindow;
};


export type QueryUserArgs = {
  id: Scalars['ID']['input'];
};


export type QueryUserCountArgs = {
  filter: InputMaybe<UserFilterInput>;
};


export type QueryUsersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  filter: InputMaybe<UserFilterInput>;
  first: InputMaybe<Scalars['Int']['input']>;
  sort: InputMaybe<UserSortInput>;
};

export type Refused = CodedError & {
  __typename?: 'Refused';
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** Why rows were rejected */
export type RejectReason = {
  __typename?: 'RejectReason';
  code: Scalars['String']['output'];
  /** the first such row */
  line: Scalars['Float']['output'];
  message: Scalars['String']['output'];
  rows: Scalars['Int']['output'];
};

export type ReplyInput = {
  body: Scalars['String']['input'];
  /** names this very reply: said again, it sends nothing twice */
  key?: InputMaybe<Scalars['String']['input']>;
  /** what becomes of a case that no help desk keeps */
  then?: InputMaybe<CaseState>;
};

/** Messages being read again by the rules of today */
export type Rescoring = {
  __typename?: 'Rescoring';
  done: Scalars['Int']['output'];
  finishedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  startedAt: Scalars['DateTime']['output'];
  /** running or finished */
  state: Scalars['String']['output'];
  total: Scalars['Int']['output'];
};

export type RescoringResult = Refused | Rescoring;

export type ReviewChannel =
  | 'api'
  | 'console'
  | 'mail';

export type Role =
  | 'account_manager'
  | 'admin'
  | 'agent'
  | 'csm'
  | 'escalation_manager'
  | 'expert'
  | 'leader'
  | 'read_only'
  | 'support_manager'
  | 'swarm_lead';

/** What is wrong in a rule, and where */
export type RuleProblem = {
  __typename?: 'RuleProblem';
  code: Scalars['String']['output'];
  /** what to do */
  message: Scalars['String']['output'];
  /** keys and positions from the root of the rule */
  path: Scalars['JSON']['output'];
};

/** Why a rule holds or not for one subject */
export type RuleVerdict = {
  __typename?: 'RuleVerdict';
  holds: Scalars['Boolean']['output'];
  /** a tree like the rule’s: { kind: all, any or not, holds, parts } or { kind: leaf, holds, path, about, op, wanted, actual } */
  verdict: Scalars['JSON']['output'];
};

/** Cases that somebody saw to in a run */
export type RunWork = {
  __typename?: 'RunWork';
  /** and did not act on */
  acknowledged: Scalars['Int']['output'];
  acted: Scalars['Int']['output'];
};

export type SaveMailTemplateResult = MailTemplateVersion | Refused;

export type SavePracticeResult = Practice | Refused;

/** Filters of step 3 under a name */
export type SavedTopView = {
  __typename?: 'SavedTopView';
  filter: Scalars['JSON']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  view: TopView;
};

/** Why a score moved */
export type ScoreCause = {
  __typename?: 'ScoreCause';
  messageId: Maybe<Scalars['ID']['output']>;
  text: Scalars['String']['output'];
  /** message, case, or the input that moved it */
  type: Scalars['String']['output'];
};

/** sentiment: 0 worst, 50 neutral, 100 best. attention: 0 calm, 100 most urgent */
export type ScoreName =
  | 'attention'
  | 'sentiment';

/** One step of a score */
export type ScorePoint = {
  __typename?: 'ScorePoint';
  at: Scalars['DateTime']['output'];
  cause: ScoreCause;
  delta: Scalars['Int']['output'];
  value: Scalars['Int']['output'];
};

/** The accounts or contacts that a rule holds for */
export type Segment = {
  __typename?: 'Segment';
  /** follows events; has members */
  active: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  /** its members are being found anew */
  filling: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** stable name, for plays, campaigns and blocs */
  key: Scalars['String']['output'];
  /** list: people are put on it, by hand or by a file */
  kind: SegmentKind;
  /** members now, among those that you can see */
  memberCount: CappedCount;
  name: Scalars['String']['output'];
  object: SegmentObject;
  /** why it rests: its rule names facts that are gone */
  problems: Array<RuleProblem>;
  rule: Scalars['JSON']['output'];
  updatedAt: Scalars['DateTime']['output'];
  /** plays and campaigns that stand on it */
  usedBy: Array<Scalars['String']['output']>;
  version: Scalars['Int']['output'];
};

/** What is absent stays as it is */
export type SegmentChangeInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  rule?: InputMaybe<Scalars['JSON']['input']>;
};

/** A value that a rule can compare, as its `fact` */
export type SegmentFact = {
  __typename?: 'SegmentFact';
  description: Scalars['String']['output'];
  /** kept, fixed or unkept: whether a past day can be asked about */
  history: Scalars['String']['output'];
  key: Scalars['String']['output'];
  label: Scalars['String']['output'];
  operators: Array<FactOperator>;
  type: FactType;
  /** all values there are */
  values: Maybe<Array<Scalars['String']['output']>>;
};

export type SegmentFacts = {
  __typename?: 'SegmentFacts';
  collections: Array<FactCollection>;
  /** comparisons of a count */
  countOperators: Array<FactOperator>;
  facts: Array<SegmentFact>;
};

export type SegmentFilterInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  object?: InputMaybe<SegmentObject>;
  /** part of the name, or the whole key */
  search?: InputMaybe<Scalars['String']['input']>;
};

export type SegmentInput = {
  /** true when absent */
  active?: InputMaybe<Scalars['Boolean']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  /** made from the name when absent; cannot be changed */
  key?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  object: SegmentObject;
  /** absent: a list, on which nobody is yet */
  rule?: InputMaybe<Scalars['JSON']['input']>;
};

export type SegmentKind =
  | 'list'
  | 'rule';

/** Belonging to a segment, from one moment to another */
export type SegmentMembership = {
  __typename?: 'SegmentMembership';
  account: Account;
  /** null where the segment holds accounts */
  contact: Maybe<Contact>;
  enteredAt: Scalars['DateTime']['output'];
  /** name of the event, or time.passed */
  enteredBecause: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** null: still a member */
  leftAt: Maybe<Scalars['DateTime']['output']>;
  leftBecause: Maybe<Scalars['String']['output']>;
  /** live: something happened; backfill: history, or another rule */
  origin: Scalars['String']['output'];
};

export type SegmentMembershipPage = {
  __typename?: 'SegmentMembershipPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<SegmentMembership>;
};

/** An entering or a leaving */
export type SegmentMovement = {
  __typename?: 'SegmentMovement';
  account: Account;
  at: Scalars['DateTime']['output'];
  /** name of the event, or time.passed */
  because: Scalars['String']['output'];
  /** null where the segment holds accounts */
  contact: Maybe<Contact>;
  kind: SegmentMovementKind;
  membershipId: Scalars['ID']['output'];
  /** of the entering: live or backfill */
  origin: Scalars['String']['output'];
};

export type SegmentMovementKind =
  | 'entered'
  | 'left';

export type SegmentMovementPage = {
  __typename?: 'SegmentMovementPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<SegmentMovement>;
};

/** what a segment holds */
export type SegmentObject =
  | 'account'
  | 'contact';

export type SegmentPage = {
  __typename?: 'SegmentPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Segment>;
};

/** Whom an unsaved rule holds for, among those that you can see */
export type SegmentPreview = {
  __typename?: 'SegmentPreview';
  count: Maybe<CappedCount>;
  /** when there are any, nothing else is answered */
  problems: Array<RuleProblem>;
  /** some of them */
  sampleAccounts: Array<Account>;
  /** some of them */
  sampleContacts: Array<Contact>;
};

export type SegmentSortField =
  | 'name'
  | 'updatedAt';

export type SegmentSortInput = {
  direction: SortDirection;
  field: SegmentSortField;
};

export type SetCurrencyRateResult = CurrencyRate | Refused;

/** One working through of the four steps */
export type ShiftRun = {
  __typename?: 'ShiftRun';
  /** pauses of more than five minutes left out */
  activeMs: Scalars['Float']['output'];
  endedAt: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** when it ended */
  leftOver: Maybe<Scalars['Int']['output']>;
  /** cases that needed somebody when it began */
  needed: Scalars['Int']['output'];
  openCases: Scalars['Int']['output'];
  startedAt: Scalars['DateTime']['output'];
  /** steps that are done */
  steps: Array<Scalars['Int']['output']>;
  teamId: Maybe<Scalars['ID']['output']>;
  user: Maybe<User>;
  work: RunWork;
};

export type ShiftRunResult = Refused | ShiftRun;

export type SignInRefused = CodedError & {
  __typename?: 'SignInRefused';
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
  /** seconds until another try is listened to */
  retryAfterSeconds: Scalars['Int']['output'];
};

export type SignInResult = SignInRefused | SignedIn;

/** Something noticed in a message, with the words that show it */
export type Signal = {
  __typename?: 'Signal';
  /** false: the same words already count in this family under another kind */
  counted: Scalars['Boolean']['output'];
  /** exclusive */
  endsAt: Scalars['Int']['output'];
  family: SignalFamily;
  id: Scalars['ID']['output'];
  kind: SignalKind;
  label: Scalars['String']['output'];
  /** the rule that saw it */
  rule: Scalars['String']['output'];
  /** UTF-16 offset into the body, as JavaScript counts */
  startsAt: Scalars['Int']['output'];
  /** 0 to 1 */
  strength: Scalars['Float']['output'];
  /** of the pack that holds the rule */
  version: Scalars['String']['output'];
};

/** Weaker signals of the kind are not believed here */
export type SignalCut = {
  __typename?: 'SignalCut';
  cut: Scalars['Float']['output'];
  kind: SignalKind;
  labels: Scalars['Int']['output'];
  /** agreement among those that stay, 0 to 1 */
  precision: Scalars['Float']['output'];
};

export type SignalFamily =
  | 'commercial'
  | 'needs_attention'
  | 'negative'
  | 'positive';

export type SignalKind =
  | 'churn_risk'
  | 'closure_request'
  | 'confusion'
  | 'critical_issue'
  | 'escalation_request'
  | 'expansion'
  | 'fast_response'
  | 'follow_up_request'
  | 'frustration'
  | 'good_information'
  | 'helpful'
  | 'impatience'
  | 'lack_of_progress'
  | 'negative'
  | 'not_helpful'
  | 'positive'
  | 'production_issue'
  | 'renewal'
  | 'urgency';

/** What somebody said of a signal, or of how a message feels */
export type SignalLabel = {
  __typename?: 'SignalLabel';
  endsAt: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** null: of how the message feels */
  kind: Maybe<SignalKind>;
  saidAt: Scalars['DateTime']['output'];
  startsAt: Scalars['Int']['output'];
  /** agree, disagree or missed; of a feeling negative, neutral or positive */
  verdict: Scalars['String']['output'];
};

export type SignalLabelResult = Refused | SignalLabel;

/** How messages are read now */
export type SignalReading = {
  __typename?: 'SignalReading';
  cuts: Array<SignalCut>;
  feelingLabels: Scalars['Int']['output'];
  /** own, shipped, or words where no model can be read */
  modelKind: Scalars['String']['output'];
  /** what is wrong, and what to do */
  notice: Maybe<Scalars['String']['output']>;
  ownModel: Maybe<InstallModel>;
  /** the latest */
  rescoring: Maybe<Rescoring>;
  signalLabels: Scalars['Int']['output'];
  /** messages read by earlier rules */
  staleMessages: Scalars['Int']['output'];
  /** pack, model and cuts: another version reads differently */
  version: Scalars['String']['output'];
};

/** Something that can be noticed in what customers write */
export type SignalType = {
  __typename?: 'SignalType';
  family: SignalFamily;
  kind: SignalKind;
  label: Scalars['String']['output'];
};

export type SignedIn = {
  __typename?: 'SignedIn';
  viewer: Viewer;
};

export type SortDirection =
  | 'ASC'
  | 'DESC';

export type StartPlayResult = PlayRun | Refused;

/** Somebody who could know */
export type SuggestedExpert = {
  __typename?: 'SuggestedExpert';
  /** cases of the product that they resolved in the last year */
  ofProduct: Scalars['Int']['output'];
  /** of these, such as are like this one */
  similar: Scalars['Int']['output'];
  /** skills that the case is about */
  skills: Array<Scalars['String']['output']>;
  user: Maybe<User>;
  userId: Scalars['ID']['output'];
};

/** An address that gets no mail from here */
export type Suppression = {
  __typename?: 'Suppression';
  address: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** bounce, complaint or manual */
  kind: Scalars['String']['output'];
  reason: Scalars['String']['output'];
};

export type SuppressionPage = {
  __typename?: 'SuppressionPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Suppression>;
};

/** A question about a case, shared with experts for a while */
export type Swarm = {
  __typename?: 'Swarm';
  case: Maybe<Case>;
  caseId: Scalars['ID']['output'];
  closedAt: Maybe<Scalars['DateTime']['output']>;
  /** the end of its time box */
  dueAt: Scalars['DateTime']['output'];
  experts: Array<SwarmExpert>;
  id: Scalars['ID']['output'];
  openedAt: Scalars['DateTime']['output'];
  opener: Maybe<User>;
  outcome: Maybe<SwarmOutcome>;
  question: Scalars['String']['output'];
  /** what came of it */
  summary: Maybe<Scalars['String']['output']>;
};

/** Somebody who was asked */
export type SwarmExpert = {
  __typename?: 'SwarmExpert';
  /** notes that they left as answers */
  answers: Scalars['Int']['output'];
  invitedAt: Scalars['DateTime']['output'];
  /** why they declined */
  reason: Maybe<Scalars['String']['output']>;
  state: ExpertState;
  user: Maybe<User>;
  userId: Scalars['ID']['output'];
};

export type SwarmFilterInput = {
  /** true: those in which I was asked */
  mine?: InputMaybe<Scalars['Boolean']['input']>;
  open?: InputMaybe<Scalars['Boolean']['input']>;
};

export type SwarmInput = {
  expertIds: Array<Scalars['ID']['input']>;
  /** the time box */
  minutes: Scalars['Int']['input'];
  question: Scalars['String']['input'];
};

export type SwarmOutcome =
  | 'answered'
  | 'nobody_knew'
  | 'solved'
  | 'withdrawn';

export type SwarmPage = {
  __typename?: 'SwarmPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Swarm>;
};

export type SwarmResult = Refused | Swarm;

export type SwitchedPlay = {
  __typename?: 'SwitchedPlay';
  enabled: Scalars['Boolean']['output'];
  key: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** why it was not switched on */
  reason: Maybe<Scalars['String']['output']>;
  /** runs that start now; null: who is in is still being found out */
  toStart: Maybe<Scalars['Int']['output']>;
};

export type TakeCaseResult = Case | Refused;

/** Something that somebody does for an account */
export type Task = {
  __typename?: 'Task';
  /** null: of many accounts, or outside what the viewer sees */
  account: Maybe<Account>;
  /** null: work for many accounts at once */
  accountId: Maybe<Scalars['ID']['output']>;
  /** who answers for it, where that is somebody else */
  accountable: Maybe<User>;
  /** by field */
  answers: Scalars['JSON']['output'];
  /** null: nobody has it yet */
  assignee: Maybe<User>;
  checklist: Array<ChecklistItem>;
  /** those that were chosen in it */
  chosenAccountIds: Array<Scalars['ID']['output']>;
  /** oldest first */
  comments: Array<TaskComment>;
  createdAt: Scalars['DateTime']['output'];
  /** when it ended, done or not */
  doneAt: Maybe<Scalars['DateTime']['output']>;
  /** null: it ended by itself */
  doneBy: Maybe<User>;
  dueAt: Scalars['DateTime']['output'];
  fields: Array<TaskField>;
  id: Scalars['ID']['output'];
  /** markdown */
  instructions: Scalars['String']['output'];
  /** names the same work in every play */
  key: Scalars['String']['output'];
  /** open ones of the same work that are due with it or later */
  later: Array<Task>;
  note: Maybe<Scalars['String']['output']>;
  /** key of what came of it */
  outcome: Maybe<Scalars['String']['output']>;
  /** none: done is all there is to say */
  outcomes: Array<TaskOutcome>;
  /** the play that made it; null: something else did */
  play: Maybe<Play>;
  practices: Array<Practice>;
  /** why it was skipped or cancelled, or ended by itself */
  reason: Maybe<Scalars['String']['output']>;
  /** all runs that ask for it, also of other plays */
  runs: Array<PlayRun>;
  snoozedUntil: Maybe<Scalars['DateTime']['output']>;
  /** what made it: play, person, or another word */
  source: Scalars['String']['output'];
  state: TaskState;
  /** its place in the play, from 1 */
  step: Scalars['Int']['output'];
  title: Scalars['String']['output'];
  /** the task that must end first */
  waitsFor: Maybe<Task>;
  /** what can be done from the task itself */
  work: Maybe<Scalars['JSON']['output']>;
};

export type TaskComment = {
  __typename?: 'TaskComment';
  author: Maybe<User>;
  body: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  taskId: Scalars['ID']['output'];
};

/** How many open tasks each view holds */
export type TaskCounts = {
  __typename?: 'TaskCounts';
  later: Scalars['Int']['output'];
  overdue: Scalars['Int']['output'];
  today: Scalars['Int']['output'];
  week: Scalars['Int']['output'];
};

export type TaskDueMove = {
  __typename?: 'TaskDueMove';
  from: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  to: Scalars['DateTime']['output'];
};

/** A question that a task asks when it is done */
export type TaskField = {
  __typename?: 'TaskField';
  /** names the fact about the account */
  key: Scalars['ID']['output'];
  label: Scalars['String']['output'];
  /** of a choice */
  options: Array<Scalars['String']['output']>;
  required: Scalars['Boolean']['output'];
  type: TaskFieldType;
};

export type TaskFieldType =
  | 'choice'
  | 'date'
  | 'number'
  | 'text'
  | 'yes_no';

/** What can come of a task */
export type TaskOutcome = {
  __typename?: 'TaskOutcome';
  key: Scalars['ID']['output'];
  label: Scalars['String']['output'];
};

export type TaskPage = {
  __typename?: 'TaskPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Task>;
};

export type TaskResult = Refused | Task;

export type TaskState =
  | 'cancelled'
  | 'done'
  | 'open'
  | 'skipped';

/** open tasks by due date; what sleeps stands under later; done holds done and skipped ones */
export type TaskView =
  | 'done'
  | 'later'
  | 'overdue'
  | 'today'
  | 'week';

export type TaskWorkResult = Refused | Task;

/** A saved set of people, support groups and accounts; its members see what is in it */
export type Team = {
  __typename?: 'Team';
  accountIds: Array<Scalars['ID']['output']>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  members: Array<User>;
  name: Scalars['String']['output'];
  /** team names as the help desk spells them */
  supportGroups: Array<Scalars['String']['output']>;
};

export type TeamFilterInput = {
  /** those that this person is in */
  memberId?: InputMaybe<Scalars['ID']['input']>;
  /** part of the name, or of a support group's */
  search?: InputMaybe<Scalars['String']['input']>;
};

export type TeamInput = {
  accountIds?: Array<Scalars['ID']['input']>;
  memberIds?: Array<Scalars['ID']['input']>;
  name: Scalars['String']['input'];
  supportGroups?: Array<Scalars['String']['input']>;
};

export type TeamPage = {
  __typename?: 'TeamPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<Team>;
};

export type TeamSortField =
  | 'createdAt'
  | 'name';

export type TeamSortInput = {
  direction: SortDirection;
  field: TeamSortField;
};

export type TopFilterInput = {
  accountId?: InputMaybe<Scalars['ID']['input']>;
  priority?: InputMaybe<Scalars['String']['input']>;
  product?: InputMaybe<Scalars['String']['input']>;
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

export type TopView =
  | 'aging'
  | 'highest_attention'
  | 'lowest_sentiment'
  | 'pending_reply';

/** Inbound messages with negative signals: acted on within one business day ÷ arrived */
export type TriageCoverage = {
  __typename?: 'TriageCoverage';
  /** and nothing else: never part of the percentage’s upper half */
  acknowledgedOnly: Scalars['Int']['output'];
  actedInTime: Scalars['Int']['output'];
  actedLate: Scalars['Int']['output'];
  arrived: Scalars['Int']['output'];
  goal: Scalars['Int']['output'];
  /** 0 to 100; null: nothing to judge yet */
  percent: Maybe<Scalars['Float']['output']>;
  /** not acted on, and their business day is not over */
  stillInTime: Scalars['Int']['output'];
};

export type TriageNeeds = {
  __typename?: 'TriageNeeds';
  lastRunAt: Maybe<Scalars['DateTime']['output']>;
  /** open cases that need somebody */
  needs: CappedCount;
  /** with signals that came after the viewer’s last run began */
  newSinceLastRun: CappedCount;
  open: CappedCount;
};

export type TriagePerson = {
  __typename?: 'TriagePerson';
  name: Scalars['String']['output'];
  userId: Scalars['ID']['output'];
  weeks: Array<PersonWeek>;
};

export type TriageSettings = {
  __typename?: 'TriageSettings';
  /** minutes that a shift’s triage took before */
  baselineMinutes: Maybe<Scalars['Int']['output']>;
  /** YYYY-MM-DD */
  wentLiveOn: Maybe<Scalars['String']['output']>;
};

export type TriageSort =
  | 'attention'
  | 'longest'
  | 'sentiment';

/** A kind of signal in the window */
export type TriageTile = {
  __typename?: 'TriageTile';
  /** signals */
  count: Scalars['Int']['output'];
  family: SignalFamily;
  kind: SignalKind;
  label: Scalars['String']['output'];
  /** in the stretch before, as long */
  previous: Scalars['Int']['output'];
  /** of those counted, that nobody has handled */
  unhandled: Scalars['Int']['output'];
};

export type TriageWeek = {
  __typename?: 'TriageWeek';
  /** a run */
  activeMinutes: Maybe<Scalars['Float']['output']>;
  coverage: TriageCoverage;
  /** YYYY-MM-DD */
  monday: Scalars['String']['output'];
  runs: Scalars['Int']['output'];
  runsPerDay: Maybe<Scalars['Float']['output']>;
  workingDays: Scalars['Int']['output'];
};

export type TriageWindow =
  | 'last_7_days'
  | 'since_yesterday'
  | 'today';

/** what a person decides about a message of which nobody knows whether it arrived */
export type UnknownVerdict =
  | 'drop'
  | 'mark_sent'
  | 'resend';

/** Cases that wait for somebody to say whose they are */
export type UnmatchedGroup = {
  __typename?: 'UnmatchedGroup';
  cases: Scalars['Int']['output'];
  key: Scalars['String']['output'];
  /** organisation, email or domain */
  kind: Scalars['String']['output'];
};

export type UsageDay = {
  __typename?: 'UsageDay';
  /** YYYY-MM-DD */
  day: Scalars['String']['output'];
  quantity: Scalars['Float']['output'];
};

/** How the account uses the product */
export type UsageFacts = {
  __typename?: 'UsageFacts';
  /** contacts active in the last 30 days */
  activeContacts: Scalars['Int']['output'];
  /** days with any use among the last 28 */
  activeDays: Scalars['Int']['output'];
  /** high-value features used in the last 30 days */
  highValueFeatures: Scalars['Int']['output'];
  /** active contacts ÷ licences */
  licenceUtilisation: Maybe<Scalars['Float']['output']>;
};

/** Somebody who signs in to the console */
export type User = {
  __typename?: 'User';
  active: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  email: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  role: Role;
  /** what they can be asked about */
  skills: Array<Scalars['String']['output']>;
};

export type UserChangeInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
  role?: InputMaybe<Role>;
  skills?: InputMaybe<Array<Scalars['String']['input']>>;
};

export type UserFilterInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  role?: InputMaybe<Role>;
  search?: InputMaybe<Scalars['String']['input']>;
};

export type UserPage = {
  __typename?: 'UserPage';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  nodes: Array<User>;
};

export type UserSortField =
  | 'createdAt'
  | 'email'
  | 'name'
  | 'role';

export type UserSortInput = {
  direction: SortDirection;
  field: UserSortField;
};

/** Who is signed in, and what they may do */
export type Viewer = {
  __typename?: 'Viewer';
  email: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** noun:verb */
  permissions: Array<Scalars['String']['output']>;
  role: Role;
};

export type WebhookAnswer = {
  __typename?: 'WebhookAnswer';
  status: Scalars['Int']['output'];
};

/** The last call of a webhook */
export type WebhookCall = {
  __typename?: 'WebhookCall';
  at: Scalars['DateTime']['output'];
  error: Maybe<Scalars['String']['output']>;
  /** waiting: it is tried again */
  state: Scalars['String']['output'];
};

export type WebhookShape =
  | 'plain'
  | 'slack'
  | 'teams';

export type WebhookTestResult = Refused | WebhookAnswer;

/** When a team works */
export type WorkCalendar = {
  __typename?: 'WorkCalendar';
  /** local dates */
  holidays: Array<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** seven lists of [start, end] in local minutes from midnight, Monday first */
  week: Scalars['JSON']['output'];
  /** IANA zone */
  zone: Scalars['String']['output'];
};

export type WorkCalendarInput = {
  holidays?: Array<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  /** seven lists of [start, end] in local minutes from midnight, Monday first */
  week: Array<Array<Array<Scalars['Int']['input']>>>;
  zone: Scalars['String']['input'];
};
