// What the console asks of the API in triage. One way to show a case in every step, so that what is handled in one shows in all.
import { gql } from '../../data/graphql.js';
import type {
  Account,
  Alert,
  CappedCount,
  Case,
  CaseTriage,
  Escalation,
  EscalationRequest,
  NeedyReason,
  Prediction,
  RunWork,
  SavedTopView,
  ShiftRun,
  TriageCoverage,
  TriageNeeds,
  TriageSettings,
  TriageTile,
} from '../../schema.js';

interface Person {
  readonly id: string;
  readonly name: string;
}

export type CaseState = Pick<
  CaseTriage,
  'unhandled' | 'unhandledSince' | 'kinds' | 'act' | 'at' | 'lookAgainAt' | 'acknowledgedAt' | 'pendingOurReply'
> & {
  readonly reasons: readonly NeedyReason[];
  readonly by: Person | null;
  readonly owner: Person | null;
  readonly acknowledgedBy: Person | null;
};

export type TriagedCase = Pick<
  Case,
  | 'id'
  | 'subject'
  | 'priority'
  | 'state'
  | 'status'
  | 'sentiment'
  | 'attention'
  | 'openedAt'
  | 'lastInboundAt'
  | 'assignee'
  | 'team'
> & {
  readonly account: Pick<Account, 'id' | 'name'> | null;
  readonly escalation: Pick<Escalation, 'id'> | null;
  readonly escalationRequest: Pick<EscalationRequest, 'id' | 'reason'> | null;
  readonly triage: CaseState | null;
};

const CASE = `id subject priority state status sentiment attention openedAt lastInboundAt assignee team
  account { id name } escalation { id } escalationRequest { id reason }
  triage { unhandled unhandledSince kinds reasons act at lookAgainAt acknowledgedAt pendingOurReply
    by { id name } owner { id name } acknowledgedBy { id name } }`;

interface PageOf<Row> {
  readonly nodes: readonly Row[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}
export interface CasesAnswer {
  readonly page: PageOf<TriagedCase>;
}

export const CONSOLE = `query triageCases($window: TriageWindow!, $kinds: [String!], $handled: Boolean!, $sort: TriageSort!, $after: String) {
  page: triageCases(window: $window, kinds: $kinds, handled: $handled, sort: $sort, first: 20, after: $after) {
    nodes { ${CASE} } endCursor hasNextPage } }`;

export const TOP = `query topCases($view: TopView!, $filter: TopFilterInput, $after: String) {
  page: topCases(view: $view, filter: $filter, first: 20, after: $after) { nodes { ${CASE} } endCursor hasNextPage } }`;

export const TILES = gql`
  query triageTiles($window: TriageWindow!) {
    tiles: triageTiles(window: $window) {
      kind
      family
      label
      count
      previous
      unhandled
    }
  }
`;

export type RunRow = Omit<ShiftRun, 'work' | 'user' | 'teamId'> & { readonly work: RunWork };

export interface HeadAnswer {
  readonly needs: Omit<TriageNeeds, 'needs' | 'open' | 'newSinceLastRun'> & {
    readonly needs: CappedCount;
    readonly open: CappedCount;
    readonly newSinceLastRun: CappedCount;
  };
  readonly coverage: TriageCoverage;
  readonly settings: TriageSettings;
  readonly run: RunRow | null;
  readonly runs: readonly RunRow[];
}

export const HEAD = gql`
  query triageHead {
    needs: triageNeeds {
      needs {
        value
        capped
      }
      open {
        value
        capped
      }
      newSinceLastRun {
        value
        capped
      }
      lastRunAt
    }
    coverage: triageCoverage(days: 7) {
      percent
      arrived
      actedInTime
      actedLate
      acknowledgedOnly
      stillInTime
      goal
    }
    settings: triageSettings {
      baselineMinutes
      wentLiveOn
    }
    run: shiftRun {
      id
      startedAt
      endedAt
      activeMs
      steps
      openCases
      needed
      leftOver
      work {
        acted
        acknowledged
      }
    }
    runs: shiftRuns(first: 3) {
      id
      startedAt
      endedAt
      activeMs
      steps
      openCases
      needed
      leftOver
      work {
        acted
        acknowledged
      }
    }
  }
`;

export interface StepTwoAnswer {
  readonly likely: {
    readonly nodes: readonly (Pick<Prediction, 'id' | 'score' | 'rank'> & { readonly case: TriagedCase | null })[];
  };
  readonly requests: {
    readonly nodes: readonly (Pick<EscalationRequest, 'id' | 'reason' | 'requestedAt'> & {
      readonly case: TriagedCase | null;
    })[];
  };
  readonly active: {
    readonly nodes: readonly (Pick<
      Escalation,
      'id' | 'reason' | 'severity' | 'stage' | 'openedAt' | 'nextUpdateDueAt'
    > & {
      readonly account: Pick<Account, 'id' | 'name'> | null;
      readonly case: TriagedCase | null;
    })[];
  };
}

export const STEP_TWO = `query triageEscalations {
  likely: predictions(filter: { state: likely }, first: 25) { nodes { id score rank case { ${CASE} } } }
  requests: escalationRequests(filter: { state: open }, first: 25) { nodes { id reason requestedAt case { ${CASE} } } }
  active: escalations(filter: { state: active }, first: 50) {
    nodes { id reason severity stage openedAt nextUpdateDueAt account { id name } case { ${CASE} } } } }`;

export interface StepFourAnswer {
  readonly alerts: PageOf<
    Pick<Alert, 'id' | 'cause' | 'ruleName' | 'occurredAt' | 'act'> & { readonly case: TriagedCase | null }
  >;
}

export const STEP_FOUR = `query triageAlerts($after: String) {
  alerts(first: 20, after: $after) { nodes { id cause ruleName occurredAt act case { ${CASE} } } endCursor hasNextPage } }`;

export const ONE_CASE = `query triagedCase($id: ID!) { of: case(id: $id) { ${CASE}
  engagements { id role state ask outcome requestedAt owner { id name } requestedBy { id name } } } }`;

export interface SavedAnswer {
  readonly views: readonly SavedTopView[];
}

export const SAVED = gql`
  query savedTopViews {
    views: savedTopViews {
      id
      name
      view
      filter
    }
  }
`;

export type Tile = Pick<TriageTile, 'kind' | 'family' | 'label' | 'count' | 'previous' | 'unhandled'>;
