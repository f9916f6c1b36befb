// The steps of a score in words, the latest first: to what, by how much, why. A step leads to the message behind it.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useLocaleState, useTranslate } from 'react-admin';
import type { ScoreName, ScorePoint } from '../../schema.js';
import { ScoreBadge } from '../../ui/chips.js';
import { dateTime } from '../../ui/format.js';

export interface ScoreStepsProps {
  readonly score: ScoreName;
  readonly points: readonly ScorePoint[];
  readonly onMessage: (messageId: string) => Promise<void>;
}

/** +3, −3: a minus sign as wide as the plus. */
const signed = (delta: number): string => (delta > 0 ? `+${delta}` : delta < 0 ? `−${-delta}` : '±0');

function When({ point, onMessage }: { point: ScorePoint } & Pick<ScoreStepsProps, 'onMessage'>) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const at = dateTime(new Date(point.at), locale);
  const { messageId } = point.cause;
  if (!messageId) return <>{at}</>;
  return (
    <Link
      component="button"
      type="button"
      variant="caption"
      aria-label={translate('resources.cases.replay.to_message', { at })}
      onClick={() => void onMessage(messageId)}
    >
      {at}
    </Link>
  );
}

export function ScoreSteps({ score, points, onMessage }: ScoreStepsProps) {
  const translate = useTranslate();
  return (
    <Box sx={{ marginTop: 1.5 }}>
      <Typography variant="h3" sx={{ marginBottom: 0.5 }}>
        {translate('resources.cases.replay.steps')}
      </Typography>
      <Box
        component="ol"
        tabIndex={0}
        aria-label={translate('resources.cases.replay.steps')}
        sx={{ listStyle: 'none', margin: 0, padding: 0, maxHeight: 320, overflowY: 'auto' }}
      >
        {points.toReversed().map((point, index) => (
          <Box
            component="li"
            key={`${point.at} ${index}`}
            sx={{
              display: 'grid',
              gridTemplateColumns: '40px 36px minmax(0, 1fr)',
              columnGap: 1,
              alignItems: 'baseline',
              paddingBlock: 0.75,
              borderTop: index > 0 ? '1px solid' : 0,
              borderColor: 'line',
            }}
          >
            <div>
              <ScoreBadge kind={score} score={point.value} />
            </div>
            <Box sx={{ typography: 'caption', textAlign: 'right' }}>{signed(point.delta)}</Box>
            <Box sx={{ minWidth: 0 }}>
              <Box sx={{ typography: 'body2' }}>{point.cause.text}</Box>
              <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
                <When point={point} onMessage={onMessage} />
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
