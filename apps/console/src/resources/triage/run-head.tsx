// Above the steps: how many need somebody, coverage against its goal line, the time of the run, and its beginning and end.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { LinkBase, useNotify, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import type { CappedCount, TriageCoverage } from '../../schema.js';
import type { HeadAnswer } from './triage.data.js';
import { endRun, startRun } from './triage-verbs.js';

const counted = ({ value, capped }: CappedCount): string => (capped ? `${value.toLocaleString('en')}+` : String(value));
const minutesOf = (ms: number): number => Math.round(ms / 60_000);

/** Filled as far as the percentage goes, with a line where the goal is; the words say the same. */
function CoverageBar({ coverage }: { coverage: TriageCoverage }) {
  const translate = useTranslate();
  const text = (key: string, values: object) => translate(`resources.triage.coverage.${key}`, values);
  const { percent, goal, arrived, stillInTime, acknowledgedOnly } = coverage;
  const said =
    percent === null
      ? text('none', { goal })
      : text('value', { percent: Math.round(percent), judged: arrived - stillInTime, goal });
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="overline" component="h2" color="text.secondary">
        {text('title', {})}
      </Typography>
      <Box
        role="img"
        aria-label={said}
        sx={{
          position: 'relative',
          height: 10,
          borderRadius: 5,
          backgroundColor: 'tones.neutral.fill',
          marginBlock: 0.75,
        }}
      >
        <Box
          sx={{
            height: '100%',
            borderRadius: 5,
            width: `${percent ?? 0}%`,
            backgroundColor: percent !== null && percent >= goal ? 'tones.good.text' : 'tones.warning.text',
          }}
        />
        <Box
          sx={{
            position: 'absolute',
            top: -3,
            bottom: -3,
            left: `${goal}%`,
            width: '2px',
            backgroundColor: 'text.primary',
          }}
        />
      </Box>
      <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
        {[
          said,
          acknowledgedOnly > 0 && text('apart', { smart_count: acknowledgedOnly }),
          stillInTime > 0 && text('open', { smart_count: stillInTime }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Box>
    </Box>
  );
}

function RunTime({ head: { run, runs, settings } }: { head: HeadAnswer }) {
  const translate = useTranslate();
  const text = (key: string, values: object = {}) => translate(`resources.triage.run.${key}`, values);
  const baseline = settings.baselineMinutes === null ? null : text('baseline', { baseline: settings.baselineMinutes });
  const shown = run ?? runs.find(({ endedAt }) => endedAt);
  if (!shown) return <>{text('not_started')}</>;
  const words = [
    text('active', { minutes: minutesOf(shown.activeMs) }),
    baseline,
    text('work', { acted: shown.work.acted, acknowledged: shown.work.acknowledged }),
  ].filter(Boolean);
  return (
    <>
      {!run && `${text('last')}: `}
      {words.join(' · ')}
    </>
  );
}

export function RunHead({ head }: { head: HeadAnswer }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const mayAdopt = useMay('triage:adoption');
  const text = (key: string, values: object = {}) => translate(`resources.triage.${key}`, values);
  const { needs, run, coverage } = head;
  const reread = () => queryClient.invalidateQueries({ queryKey: ['triage'] });
  const end = async () => {
    const { activeMs, work } = await endRun();
    notify(text('run.ended', { ...work, minutes: minutesOf(activeMs) }), { type: 'success' });
    await reread();
  };
  return (
    <Card
      sx={{
        padding: { xs: 2, sm: 2.5 },
        marginBottom: 2.5,
        display: 'grid',
        gap: 2,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr) auto' },
      }}
    >
      <Box>
        <Typography variant="h2" component="p" role="status">
          {text(needs.needs.value === 0 ? 'none' : 'needs', { needs: counted(needs.needs), open: counted(needs.open) })}
        </Typography>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {needs.lastRunAt && text('new', { smart_count: needs.newSinceLastRun.value })}
        </Box>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          <RunTime head={head} />
        </Box>
      </Box>
      <CoverageBar coverage={coverage} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {run ? (
          <Button variant="contained" onClick={() => void end()}>
            {text('run.end')}
          </Button>
        ) : (
          <Button variant="contained" onClick={() => void startRun().then(reread)}>
            {text('run.start')}
          </Button>
        )}
        {mayAdopt && (
          <Button component={LinkBase} to="/triage-adoption">
            {text('run.adoption')}
          </Button>
        )}
      </Box>
    </Card>
  );
}
