// Step 4: what the viewer's alert rules told, each with its case as the other steps show it.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { LinkBase, useTranslate } from 'react-admin';
import { usePages } from '../../data/use-pages.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { RelativeTime } from '../../ui/times.js';
import { CaseLine } from './case-line.js';
import { Lines } from './case-lines.js';
import { STEP_FOUR, type StepFourAnswer } from './triage.data.js';

type Told = StepFourAnswer['alerts']['nodes'][number];

export function StepAlerts() {
  const translate = useTranslate();
  const { rows, error, hasMore, loadMore, isLoadingMore } = usePages<StepFourAnswer, Told>(
    'triage',
    STEP_FOUR,
    {},
    ({ alerts }) => alerts,
  );
  if (error) return <ErrorPanel error={error} dense />;
  if (!rows) return <Skeleton variant="rounded" height={240} />;
  if (rows.length === 0)
    return (
      <EmptyState
        dense
        title={translate('resources.triage.empty.alerts')}
        action={
          <Button variant="outlined" component={LinkBase} to="/alerts?tab=rules">
            {translate('resources.alerts.tabs.rules')}
          </Button>
        }
      />
    );
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Lines>
        {rows.map(
          (alert) =>
            alert.case && (
              <CaseLine
                key={alert.id}
                of={alert.case}
                about={
                  <>
                    {alert.cause} · <RelativeTime at={alert.occurredAt} />
                  </>
                }
              />
            ),
        )}
      </Lines>
      {hasMore && (
        <Box>
          <Button variant="outlined" disabled={isLoadingMore} onClick={() => void loadMore()}>
            {translate('bellwether.list.more')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
