// What a rule would have told: a time that is over, looks on days of it, and what followed; with progress while it runs.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import {
  DateInput,
  Form,
  NumberInput,
  required,
  SaveButton,
  SelectInput,
  useLocaleState,
  useNotify,
  useTranslate,
} from 'react-admin';
import { useQueryClient } from '@tanstack/react-query';
import { accepted, ask } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { StatusChip } from '../../ui/chips.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Facts } from '../../ui/facts.js';
import { calendarDay } from '../../ui/format.js';
import { BACKTESTS, CANCEL, START, type BacktestRow } from './backtests.js';
import type { SegmentRecord } from './segment.data.js';

const DAY = 86_400_000;
const TONES = { waiting: 'neutral', running: 'info', done: 'good', cancelled: 'neutral', failed: 'bad' } as const;
const outcomes = ['escalation', 'churn'].map((id) => ({ id, name: `resources.segments.backtest.outcomes.${id}` }));

const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

function useText() {
  const translate = useTranslate();
  return (key: string, about = {}) => translate(`resources.segments.backtest.${key}`, about);
}

function Found({ summary }: Pick<BacktestRow, 'summary'>) {
  const text = useText();
  const [locale] = useLocaleState();
  const none = text('no_data');
  const percent = (share: number | null | undefined) =>
    share == null ? none : share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 });
  const {
    members,
    hits,
    everybody,
    everybodyHits,
    precision,
    base,
    lift,
    foreseen,
    outcomes: all,
    medianLeadDays,
  } = summary;
  const number = (value: number) => value.toLocaleString(locale, { maximumFractionDigits: 1 });
  const of = (key: string, about: object) => ` (${text(key, about)})`;
  return (
    <Facts
      facts={[
        { label: text('lift'), value: lift == null ? none : text('times', { value: number(lift) }) },
        {
          label: text('precision'),
          value: percent(precision) + of('precision_help', { hits: number(hits), members: number(members) }),
        },
        {
          label: text('base'),
          value: percent(base) + of('base_help', { hits: number(everybodyHits), members: number(everybody) }),
        },
        { label: text('foreseen'), value: text('foreseen_of', { foreseen: number(foreseen), outcomes: number(all) }) },
        {
          label: text('lead'),
          value: medianLeadDays == null ? none : text('lead_days', { smart_count: Number(medianLeadDays.toFixed(1)) }),
        },
      ]}
    />
  );
}

function One({ backtest, onCancel }: { backtest: BacktestRow; onCancel: () => void }) {
  const text = useText();
  const [locale] = useLocaleState();
  const { outcome, horizonDays, fromOn, untilOn, state, looks, looked, problem, summary } = backtest;
  const goesOn = state === 'waiting' || state === 'running';
  const about = {
    outcome: text(`outcomes.${outcome}`),
    days: horizonDays,
    from: calendarDay(fromOn, locale),
    until: calendarDay(untilOn, locale),
  };
  return (
    <Card component="article" sx={{ padding: 2.5, display: 'grid', gap: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography variant="h3">{text('title', about)}</Typography>
        <StatusChip tone={TONES[state]} label={text(`states.${state}`)} />
      </Box>
      {goesOn && (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
          <Box sx={{ flex: 1 }}>
            <LinearProgress
              variant="determinate"
              value={(100 * looked) / looks}
              aria-label={text('progress', { looked, looks })}
            />
          </Box>
          <Typography variant="body2">{text('progress', { looked, looks })}</Typography>
          <Button size="small" onClick={onCancel}>
            {text('cancel')}
          </Button>
        </Box>
      )}
      {problem && <Alert severity="error">{problem}</Alert>}
      {looked > 0 && <Found summary={summary} />}
    </Card>
  );
}

export function SegmentBacktest({ segment }: { segment: SegmentRecord }) {
  const text = useText();
  const notify = useNotify();
  const client = useQueryClient();
  const answer = useAsk<{ backtests: BacktestRow[] }>('segments', BACKTESTS, { segmentId: segment.id });
  // Looks are made without any event: while one goes on, it is asked for again.
  const goesOn = answer.data?.backtests.some(({ state }) => state === 'waiting' || state === 'running') ?? false;
  useAsk('segments', BACKTESTS, { segmentId: segment.id }, goesOn ? { refetchInterval: 1_500 } : {});
  const tell = async (document: string, variables: object) => {
    try {
      const { result } = await ask<{ result: { id: string } | { refusal: string; message: string } }>(document, {
        ...variables,
      });
      accepted(result);
      await client.invalidateQueries({ queryKey: ['segments', 'ask', BACKTESTS] });
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' });
    }
  };
  if (segment.kind === 'list') return <EmptyState dense title={text('unfit')} />;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Card sx={{ padding: 2.5 }}>
        <Typography variant="body2" sx={{ marginBottom: 2 }}>
          {text('explain')}
        </Typography>
        <Form
          defaultValues={{
            fromOn: daysAgo(210),
            untilOn: daysAgo(31),
            everyDays: 7,
            horizonDays: 30,
            outcome: 'escalation',
          }}
          onSubmit={(input: object) => void tell(START, { segmentId: segment.id, input })}
        >
          <Box
            sx={{
              display: 'grid',
              gap: 1.5,
              gridTemplateColumns: 'repeat(auto-fit, minmax(170px, 1fr))',
              alignItems: 'start',
            }}
          >
            <DateInput source="fromOn" label={text('fromOn')} validate={required()} helperText={false} />
            <DateInput source="untilOn" label={text('untilOn')} validate={required()} helperText={false} />
            <NumberInput source="everyDays" label={text('everyDays')} validate={required()} helperText={false} />
            <NumberInput source="horizonDays" label={text('horizonDays')} validate={required()} helperText={false} />
            <SelectInput
              source="outcome"
              label={text('outcome')}
              choices={outcomes}
              validate={required()}
              helperText={false}
            />
          </Box>
          <Box sx={{ marginTop: 2 }}>
            <SaveButton label={text('start')} alwaysEnable icon={<></>} />
          </Box>
        </Form>
      </Card>
      <Answered answer={answer} height={160}>
        {({ backtests }) =>
          backtests.length === 0 ? (
            <EmptyState dense title={text('empty')} body={text('empty_body')} />
          ) : (
            <Box sx={{ display: 'grid', gap: 2 }}>
              {backtests.map((each) => (
                <One key={each.id} backtest={each} onCancel={() => void tell(CANCEL, { id: each.id })} />
              ))}
            </Box>
          )
        }
      </Answered>
    </Box>
  );
}
