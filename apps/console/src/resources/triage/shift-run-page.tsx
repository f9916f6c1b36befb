// The run: how many cases need somebody, how well and how long it is worked, and the four steps. Sends a sign of life while somebody is there.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { StatusChip } from '../../ui/chips.js';
import { PageHeader } from '../../ui/page-header.js';
import { PageTabs } from '../../ui/page-tabs.js';
import { Page } from '../../ui/page.js';
import { RunHead } from './run-head.js';
import { StepAlerts } from './step-alerts.js';
import { StepConsole } from './step-console.js';
import { StepEscalations } from './step-escalations.js';
import { StepTopCases } from './step-top-cases.js';
import { HEAD, type HeadAnswer, type RunRow } from './triage.data.js';
import { signRun } from './triage-verbs.js';
import { useSignsOfLife } from './use-signs-of-life.js';

const STEPS = [
  { number: 1, content: <StepConsole /> },
  { number: 2, content: <StepEscalations /> },
  { number: 3, content: <StepTopCases /> },
  { number: 4, content: <StepAlerts /> },
] as const;

function StepEnd({ run, number }: { run: RunRow | null; number: number }) {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  if (!run) return null;
  if (run.steps.includes(number)) return <StatusChip tone="good" label={translate('resources.triage.step_is_done')} />;
  return (
    <Button
      variant="outlined"
      onClick={() => void signRun(number).then(() => queryClient.invalidateQueries({ queryKey: ['triage'] }))}
    >
      {translate('resources.triage.step_done')}
    </Button>
  );
}

export default function ShiftRunPage() {
  const translate = useTranslate();
  const answer = useAsk<HeadAnswer>('triage', HEAD);
  const run = answer.data?.run ?? null;
  useSignsOfLife(run !== null);
  const tabs = STEPS.map(({ number, content }) => ({
    key: String(number),
    label: translate(`resources.triage.steps.${number}`),
    content: (
      <>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', marginBottom: 2 }}>
          <Typography variant="body2" color="text.secondary" sx={{ flex: '1 1 260px' }}>
            {translate(`resources.triage.step_intro.${number}`)}
          </Typography>
          <StepEnd run={run} number={number} />
        </Box>
        {content}
      </>
    ),
  }));
  return (
    <Page>
      <PageHeader title={translate('resources.triage.name', { smart_count: 1 })} />
      <Answered answer={answer} height={140}>
        {(head) => <RunHead head={head} />}
      </Answered>
      <PageTabs tabs={tabs} />
    </Page>
  );
}
