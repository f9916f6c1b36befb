// Tab of an account's page: the plays that ran for it, each with its tasks.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import Skeleton from '@mui/material/Skeleton';
import PlaylistPlayOutlined from '@mui/icons-material/PlaylistPlayOutlined';
import { LinkBase, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { usePages, type PageOf } from '../../data/use-pages.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { LinkedRows } from '../../ui/linked-rows.js';
import { RelativeTime } from '../../ui/times.js';
import { Due, TaskStateChip } from '../tasks/task-marks.js';
import { RunStateChip } from './play-marks.js';
import { RUNS, type RunRow } from './plays.js';
import { RunCause } from './run-cause.js';

function Run({ run: { play, state, startedAt, cause, tasks } }: { run: RunRow }) {
  const translate = useTranslate();
  return (
    <Card component="section" aria-label={play.name}>
      <Box sx={{ paddingInline: 2.5, paddingTop: 2 }}>
        <Box sx={{ display: 'flex', gap: 1.5, justifyContent: 'space-between', alignItems: 'baseline' }}>
          <Typography variant="h3" component="h2">
            <Link component={LinkBase} to={`/plays/${play.key}/show`} color="text.primary">
              {play.name}
            </Link>
          </Typography>
          <RunStateChip state={state} />
        </Box>
        <Typography variant="caption" color="text.secondary">
          <RunCause cause={cause} />, {translate('resources.plays.runs.started')} <RelativeTime at={startedAt} />
        </Typography>
      </Box>
      <LinkedRows
        rows={tasks.map((task) => ({
          id: task.id,
          to: `/tasks/${task.id}/show`,
          title: task.title,
          line: task.assignee?.name ?? translate('resources.plays.of_account.nobody'),
          aside: task.state === 'open' ? <Due task={task} /> : <TaskStateChip state={task.state} />,
        }))}
        empty={null}
      />
    </Card>
  );
}

export default function AccountPlays() {
  const account = useRecordContext<RaRecord>();
  const translate = useTranslate();
  const { rows, error, hasMore, isLoadingMore, loadMore } = usePages<{ page: PageOf<RunRow> }, RunRow>(
    'plays',
    RUNS,
    { accountId: account?.id },
    ({ page }) => page,
  );
  if (error) return <ErrorPanel error={error} dense />;
  if (!rows) return <Skeleton variant="rounded" height={240} />;
  if (rows.length === 0)
    return (
      <EmptyState
        dense
        icon={PlaylistPlayOutlined}
        title={translate('resources.plays.of_account.empty')}
        body={translate('resources.plays.of_account.empty_body')}
      />
    );
  return (
    <Box sx={{ display: 'grid', gap: 2, justifyItems: 'stretch' }}>
      {rows.map((run) => (
        <Run key={run.id} run={run} />
      ))}
      {hasMore && (
        <Button variant="outlined" disabled={isLoadingMore} onClick={() => void loadMore()}>
          {translate('bellwether.list.more')}
        </Button>
      )}
    </Box>
  );
}
