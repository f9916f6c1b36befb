// What the console asks of the API about SuccessBLOCs: the gallery, what applying one would do, and applying it.
import { accepted, ask, gql } from '../../data/graphql.js';
import type { Bloc, BlocInstall, BlocPlanItem, PlayStartWith, SwitchedPlay, User } from '../../schema.js';

export type BlocRow = Pick<Bloc, 'key' | 'name' | 'description' | 'shipped' | 'upToDate' | 'text' | 'problem'> & {
  readonly install:
    (Pick<BlocInstall, 'version' | 'appliedAt' | 'text'> & { readonly appliedBy: Pick<User, 'name'> | null }) | null;
};

export type PlanItem = Pick<BlocPlanItem, 'kind' | 'key' | 'name' | 'action' | 'touches' | 'differences'>;

export interface Plan {
  readonly items: readonly PlanItem[];
}

export interface Applied extends Plan {
  readonly name: string;
  readonly plays: readonly Pick<SwitchedPlay, 'key' | 'name' | 'enabled' | 'toStart' | 'reason'>[];
}

export interface Refused {
  readonly refusal: string;
  readonly message: string;
}

export const BLOCS = gql`
  query blocs {
    blocs {
      key
      name
      description
      shipped
      upToDate
      text
      problem
      install {
        version
        appliedAt
        text
        appliedBy {
          name
        }
      }
    }
  }
`;

export const PLAN = gql`
  query blocPlan($key: ID, $text: String, $overwrite: Boolean!) {
    plan: blocPlan(key: $key, text: $text, overwrite: $overwrite) {
      ... on BlocPlan {
        items {
          kind
          key
          name
          action
          touches
          differences {
            path
            here
            file
          }
        }
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

const APPLY = gql`
  mutation applyBloc($key: ID, $text: String, $overwrite: Boolean!, $enable: PlayStartWith) {
    result: applyBloc(key: $key, text: $text, overwrite: $overwrite, enable: $enable) {
      ... on AppliedBloc {
        name
        items {
          kind
          key
          name
          action
          touches
          differences {
            path
            here
            file
          }
        }
        plays {
          key
          name
          enabled
          toStart
          reason
        }
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;

export interface ApplyWish {
  /** of one that comes with the product, or else a text */
  readonly key?: string;
  readonly text?: string;
  readonly overwrite: boolean;
  /** null: plays stay as they are, new ones off */
  readonly enable: PlayStartWith | null;
}

export async function applyBloc(wish: ApplyWish): Promise<Applied> {
  const { result } = await ask<{ result: Applied | Refused }>(APPLY, { ...wish });
  return accepted<Applied>(result);
}
