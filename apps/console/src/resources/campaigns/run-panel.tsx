// One run: its ledger, what can still be done about it, and what became of each contact's message.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useLocaleState, useNotify, useRefresh, useTranslate } from 'react-admin';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { dateTime } from '../../ui/format.js';
import { cancelRun, pauseRun, resumeRun } from './campaign-verbs.js';
import { Progress, RunMark } from './campaign-marks.js';
import type { RunRow } from './campaign.data.js';
import { RunReport } from './run-report.js';
import { RunMails } from './run-mails.js';

const GOING: readonly RunRow['state'][] = ['planning', 'running'];
const WAITING = new Set(['planned', 'queued', 'claimed', 'handing_off', 'deferred']);

function Verbs({ run }: { run: RunRow }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const text = (key: string) => translate(`resources.campaigns.${key}`);
  const then = (work: Promise<unknown>) => work.then(() => refresh());
  const isGoing = GOING.includes(run.state);
  return (
    <>
      {isGoing && (
        <ConfirmButton
          label={text('pause.label')}
          title={text('pause.title')}
          content={text('pause.content')}
          onConfirm={() => then(pauseRun(run.id))}
        />
      )}
      {run.state === 'paused' && (
        <Button
          variant="outlined"
          onClick={() =>
            void then(resumeRun(run.id)).catch((error: Error) =>
              notify(error.message, { type: 'error', messageArgs: { _: error.message } }),
            )
          }
        >
          {text('resume.label')}
        </Button>
      )}
      {(isGoing || run.state === 'paused') && (
        <ConfirmButton
          color="error"
          label={text('cancel.label')}
          title={text('cancel.title')}
          content={text('cancel.content')}
          onConfirm={() => then(cancelRun(run.id))}
        />
      )}
    </>
  );
}

export function RunPanel({ run, mayLaunch }: { run: RunRow; mayLaunch: boolean }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const text = (key: string, options: object = {}) => translate(`resources.campaigns.${key}`, options);
  const all = run.progress.reduce((sum, { count }) => sum + count, 0);
  const waiting = run.progress.reduce((sum, { state, count }) => sum + (WAITING.has(state) ? count : 0), 0);
  return (
    <Card component="section" sx={{ padding: 2.5, display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <RunMark state={run.state} />
        <Typography variant="body2" color="text.secondary">
          {text('run_of', {
            at: dateTime(new Date(run.launchedAt), locale),
            who: run.launchedBy?.name ?? text('schedule'),
          })}
        </Typography>
        <Box sx={{ marginLeft: { sm: 'auto' }, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {mayLaunch && <Verbs run={run} />}
          <Button variant="outlined" href={`/campaign-runs/${run.id}/outcome.csv`} download>
            {text('csv')}
          </Button>
        </Box>
      </Box>
      <Typography variant="body2">
        {run.audience === null ? text('planning') : text('planned', { smart_count: run.audience })}
        {run.state === 'paused' && run.pauseReason && ` · ${text('paused_because', { reason: run.pauseReason })}`}
      </Typography>
      {waiting > 0 && (
        <LinearProgress
          variant="determinate"
          value={all === 0 ? 0 : (100 * (all - waiting)) / all}
          aria-label={text('outcome')}
        />
      )}
      <Progress run={run} />
      <RunReport report={run.report} />
      <RunMails run={run} />
    </Card>
  );
}
