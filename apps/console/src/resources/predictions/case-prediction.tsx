// On a case's page: how likely it is to escalate, why, and what somebody said to that.
import { useState } from 'react';
import Box from '@mui/material/Box';
import { useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { StatusChip } from '../../ui/chips.js';
import { Factors, ReviewedBy, ReviewSteps, type PredictionRow } from '../escalations/prediction-card.js';
import { ReviewDialog } from '../escalations/review-dialog.js';

const STANDING = gql`
  query casePrediction($id: ID!) {
    case(id: $id) {
      prediction {
        id
        score
        rank
        listedAt
        verdict
        reviewedAt
        channel
        reason
        snoozedUntil
        returnedBecause
        reviewedBy {
          id
          name
        }
        factors {
          key
          points
          words
        }
      }
    }
  }
`;

type Standing = Omit<PredictionRow, 'case'> & { readonly rank: number | null };
const MOST = 6;

export default function CasePrediction() {
  const record = useRecordContext<RaRecord>();
  const translate = useTranslate();
  const [isReviewing, setReviewing] = useState(false);
  const id = String(record?.id);
  const answer = useAsk<{ case: { prediction: Standing | null } | null }>('escalations', STANDING, { id });
  return (
    <Answered answer={answer} height={72}>
      {({ case: of }) => {
        const prediction = of?.prediction;
        if (!prediction)
          return (
            <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
              {translate('resources.predictions.not_scored')}
            </Box>
          );
        const { rank, score, verdict } = prediction;
        return (
          <>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, typography: 'body2' }}>
              <StatusChip
                tone={rank ? 'accent' : 'neutral'}
                label={String(score)}
                title={translate('resources.escalations.prediction.score', { score })}
              />
              {rank ? translate('resources.predictions.place', { rank }) : translate('resources.predictions.off_list')}
            </Box>
            <Factors of={prediction.factors} most={MOST} />
            <ReviewedBy of={{ ...prediction, case: null }} />
            {rank && !verdict && <ReviewSteps caseId={id} onOther={() => setReviewing(true)} />}
            {isReviewing && <ReviewDialog caseId={id} onClose={() => setReviewing(false)} />}
          </>
        );
      }}
    </Answered>
  );
}
