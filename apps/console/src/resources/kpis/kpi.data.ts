// What the console asks of the API about KPIs.
import { accepted, ask, gql } from '../../data/graphql.js';
import type { Kpi, KpiPoint } from '../../schema.js';

export type KpiRow = Pick<Kpi, 'key' | 'name' | 'description' | 'unit' | 'form' | 'better' | 'partName' | 'change'> & {
  readonly latest: Pick<KpiPoint, 'day' | 'value' | 'part' | 'amounts'>;
  readonly before: Pick<KpiPoint, 'value'>;
  readonly goals: readonly { readonly key: string; readonly name: string }[];
};

export const BOARD = gql`
  query kpis($accountId: ID) {
    kpis(accountId: $accountId) {
      key
      name
      description
      unit
      form
      better
      partName
      change
      latest {
        day
        value
        part
        amounts
      }
      before {
        value
      }
      goals {
        key
        name
      }
    }
  }
`;

export const SERIES = gql`
  query kpiSeries($measure: String!, $from: String!, $to: String!, $accountId: ID) {
    kpiSeries(measure: $measure, from: $from, to: $to, accountId: $accountId) {
      day
      value
      part
      revisions {
        value
        replacedAt
        why
      }
    }
  }
`;

export interface SeriesAnswer {
  readonly kpiSeries: readonly (Pick<KpiPoint, 'day' | 'value' | 'part'> & {
    readonly revisions: readonly { readonly value: number | null; readonly replacedAt: string; readonly why: string }[];
  })[];
}

export const DRILL = gql`
  query kpiDrill($measure: String!, $day: String!, $part: Boolean, $accountId: ID, $after: String) {
    kpiDrill(measure: $measure, day: $day, part: $part, accountId: $accountId, first: 25, after: $after) {
      nodes {
        id
        since
        amount
        currency
        account {
          id
          name
        }
        case {
          id
          subject
        }
        escalation {
          id
          reason
        }
      }
      endCursor
      hasNextPage
    }
  }
`;

export interface DrillRow {
  readonly id: string;
  readonly since: string;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly account: { readonly id: string; readonly name: string } | null;
  readonly case: { readonly id: string; readonly subject: string } | null;
  readonly escalation: { readonly id: string; readonly reason: string } | null;
}

const SET_RATE = gql`
  mutation setCurrencyRate($currency: String!, $fromDay: String!, $rate: Float!) {
    result: setCurrencyRate(currency: $currency, fromDay: $fromDay, rate: $rate) {
      ... on CurrencyRate {
        currency
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

export async function setCurrencyRate(rate: { currency: string; fromDay: string; rate: number }): Promise<void> {
  const { result } = await ask<{ result: { currency: string } | { refusal: string; message: string } }>(SET_RATE, {
    ...rate,
  });
  accepted<{ currency: string }>(result);
}
