// What the console asks of the API about backtests.
import { gql } from '../../data/graphql.js';
import type { Backtest, BacktestSummary } from '../../schema.js';

export type BacktestRow = Pick<
  Backtest,
  'id' | 'outcome' | 'fromOn' | 'untilOn' | 'everyDays' | 'horizonDays' | 'state' | 'looks' | 'looked' | 'problem'
> & { readonly summary: BacktestSummary };

export const BACKTESTS = gql`
  query segmentBacktests($segmentId: ID!) {
    backtests: segmentBacktests(segmentId: $segmentId) {
      id
      outcome
      fromOn
      untilOn
      everyDays
      horizonDays
      state
      looks
      looked
      problem
      summary {
        members
        hits
        everybody
        everybodyHits
        precision
        base
        lift
        outcomes
        foreseen
        medianLeadDays
      }
    }
  }
`;

export const START = gql`
  mutation startBacktest($segmentId: ID!, $input: BacktestInput!) {
    result: startBacktest(segmentId: $segmentId, input: $input) {
      ... on Backtest {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

export const CANCEL = gql`
  mutation cancelBacktest($id: ID!) {
    result: cancelBacktest(id: $id) {
      ... on Backtest {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;
