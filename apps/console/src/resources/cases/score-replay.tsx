// How a case's score came to be: a line over time, and each step with its cause. Loaded on demand, as charts are heavy.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { ScoreName, ScorePoint } from '../../schema.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import type { CaseRecord } from './case.data.js';
import { ScoreChart } from './score-chart.js';
import { ScoreSteps } from './score-steps.js';

const POINTS = gql`
  query scorePoints($id: ID!, $score: ScoreName!) {
    case(id: $id) {
      scorePoints(score: $score) {
        at
        value
        delta
        cause {
          type
          text
          messageId
        }
      }
    }
  }
`;

const SCORES: readonly ScoreName[] = ['sentiment', 'attention'];

interface Answer {
  readonly case: { readonly scorePoints: readonly ScorePoint[] } | null;
}

export interface ScoreReplayProps {
  readonly of: CaseRecord;
  readonly onMessage: (messageId: string) => Promise<void>;
}

function Replay({ of, score, onMessage }: ScoreReplayProps & { score: ScoreName }) {
  const translate = useTranslate();
  const { data, error } = useAsk<Answer>('cases', POINTS, { id: of.id, score });
  if (error) return <ErrorPanel error={error} dense />;
  if (!data) return <Skeleton variant="rounded" height={200} />;
  const points = data.case?.scorePoints ?? [];
  const text = (key: string) => translate(`resources.cases.replay.${key}`);
  if (points.length === 0) return <EmptyState dense title={text('empty')} body={text('empty_body')} />;
  return (
    <>
      <ScoreChart
        label={translate('resources.cases.replay.chart', { name: translate(`bellwether.score.${score}`) })}
        points={points}
      />
      <ScoreSteps score={score} points={points} onMessage={onMessage} />
    </>
  );
}

export default function ScoreReplay(props: ScoreReplayProps) {
  const translate = useTranslate();
  const [score, setScore] = useState<ScoreName>('sentiment');
  return (
    <Card component="section" aria-labelledby="replay-title" sx={{ padding: 2.5 }}>
      <Typography variant="h2" id="replay-title" sx={{ marginBottom: 1.5 }}>
        {translate('resources.cases.replay.title')}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={score}
        aria-label={translate('resources.cases.replay.score')}
        onChange={(_event, chosen: ScoreName | null) => chosen && setScore(chosen)}
      >
        {SCORES.map((name) => (
          <ToggleButton key={name} value={name} sx={{ paddingBlock: 0.5, textTransform: 'none' }}>
            {translate(`bellwether.score.${name}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Box sx={{ marginTop: 1.5 }}>
        <Replay {...props} score={score} />
      </Box>
    </Card>
  );
}
