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
  id: Scalars['ID']['output'];
  industry: Maybe<Scalars['String']['output']>;
  journeyStage: Maybe<Scalars['String']['output']>;
  licences: Maybe<Scalars['Int']['output']>;
  name: Scalars['String']['output'];
  owners: Array<AccountOwner>;
  parent: Maybe<Account>;
  /** YYYY-MM-DD */
  renewalOn: Maybe<Scalars['String']['output']>;
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

/** A count that stops at 1,000 */
export type CappedCount = {
  __typename?: 'CappedCount';
  capped: Scalars['Boolean']['output'];
  value: Scalars['Int']['output'];
};

/** A foreseen outcome: the code is stable, the message says what to do */
export type CodedError = {
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
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

/** A way into the demo; none outside it */
export type DemoAccount = {
  __typename?: 'DemoAccount';
  email: Scalars['String']['output'];
  name: Scalars['String']['output'];
  password: Scalars['String']['output'];
  role: Scalars['String']['output'];
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

export type Installation = {
  __typename?: 'Installation';
  company: Scalars['String']['output'];
  demo: Scalars['Boolean']['output'];
  demoAccounts: Array<DemoAccount>;
  timeZone: Scalars['String']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Makes the first administrator with the one-time link that the first start printed */
  completeSetup: SignInResult;
  createAccount: Account;
  createApiToken: NewApiToken;
  createTeam: Team;
  createUser: User;
  removeTeam: Scalars['Boolean']['output'];
  revokeApiToken: Scalars['Boolean']['output'];
  /** id absent: a new contact */
  saveContact: Contact;
  /** userId null: nobody */
  setAccountOwner: Account;
  signIn: SignInResult;
  signOut: Scalars['Boolean']['output'];
  updateAccount: Account;
  updateTeam: Team;
  updateUser: User;
};


export type MutationCompleteSetupArgs = {
  email: Scalars['String']['input'];
  name: Scalars['String']['input'];
  password: Scalars['String']['input'];
  token: Scalars['String']['input'];
};


export type MutationCreateAccountArgs = {
  input: InputMaybe<AccountInput>;
  name: Scalars['String']['input'];
};


export type MutationCreateApiTokenArgs = {
  name: Scalars['String']['input'];
  scopes: Array<Scalars['String']['input']>;
  userId: Scalars['ID']['input'];
};


export type MutationCreateTeamArgs = {
  input: TeamInput;
};


export type MutationCreateUserArgs = {
  input: NewUserInput;
};


export type MutationRemoveTeamArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRevokeApiTokenArgs = {
  id: Scalars['ID']['input'];
};


export type MutationSaveContactArgs = {
  accountId: Scalars['ID']['input'];
  id: InputMaybe<Scalars['ID']['input']>;
  input: ContactInput;
};


export type MutationSetAccountOwnerArgs = {
  id: Scalars['ID']['input'];
  role: OwnerRole;
  userId: InputMaybe<Scalars['ID']['input']>;
};


export type MutationSignInArgs = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};


export type MutationUpdateAccountArgs = {
  id: Scalars['ID']['input'];
  input: AccountInput;
};


export type MutationUpdateTeamArgs = {
  id: Scalars['ID']['input'];
  input: TeamInput;
};


export type MutationUpdateUserArgs = {
  id: Scalars['ID']['input'];
  input: UserChangeInput;
};

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

export type OwnerRole =
  | 'am'
  | 'csm'
  | 'sponsor';

export type Query = {
  __typename?: 'Query';
  account: Maybe<Account>;
  accountChoices: AccountChoices;
  accountCount: CappedCount;
  /** newest first */
  accountHistory: HistoryPage;
  accounts: AccountPage;
  apiTokens: Array<ApiToken>;
  contact: Maybe<Contact>;
  contactCount: CappedCount;
  contacts: ContactPage;
  installation: Installation;
  /** every permission that a token can be given */
  permissions: Array<Scalars['String']['output']>;
  team: Maybe<Team>;
  teams: TeamPage;
  user: Maybe<User>;
  userCount: CappedCount;
  users: UserPage;
  viewer: Viewer;
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


export type QueryTeamArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTeamsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first: InputMaybe<Scalars['Int']['input']>;
  search: InputMaybe<Scalars['String']['input']>;
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

export type SignInRefused = CodedError & {
  __typename?: 'SignInRefused';
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
  /** seconds until another try is listened to */
  retryAfterSeconds: Scalars['Int']['output'];
};

export type SignInResult = SignInRefused | SignedIn;

export type SignedIn = {
  __typename?: 'SignedIn';
  viewer: Viewer;
};

export type SortDirection =
  | 'ASC'
  | 'DESC';

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
};

export type UserChangeInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  password?: InputMaybe<Scalars['String']['input']>;
  role?: InputMaybe<Role>;
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
