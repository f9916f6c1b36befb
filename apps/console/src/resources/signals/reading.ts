// What is asked about the reading of messages, and what is done to it.
import { gql } from '../../data/graphql.js';
import type { InstallModel, Rescoring, SignalCut, SignalReading } from '../../schema.js';

export type Reading = Pick<
  SignalReading,
  'version' | 'modelKind' | 'notice' | 'staleMessages' | 'signalLabels' | 'feelingLabels'
> & {
  readonly cuts: readonly Pick<SignalCut, 'kind' | 'cut' | 'labels' | 'precision'>[];
  readonly ownModel: Pick<InstallModel, 'heldBack' | 'shippedLoss' | 'ownLoss' | 'inUse'> | null;
  readonly rescoring: Pick<Rescoring, 'id' | 'state' | 'total' | 'done'> | null;
};

export const READING = gql`
  query signalReading {
    signalReading {
      version
      modelKind
      notice
      staleMessages
      signalLabels
      feelingLabels
      cuts {
        kind
        cut
        labels
        precision
      }
      ownModel {
        heldBack
        shippedLoss
        ownLoss
        inUse
      }
      rescoring {
        id
        state
        total
        done
      }
    }
    signalKinds {
      kind
      label
    }
  }
`;

export const LEARN = gql`
  mutation learnFromLabels {
    learnFromLabels {
      version
    }
  }
`;

export const RESCORE = gql`
  mutation startRescoring {
    result: startRescoring {
      ... on Rescoring {
        id
      }
      ... on CodedError {
        refusal: code
        message
      }
    }
  }
`;
