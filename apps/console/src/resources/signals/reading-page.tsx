// How messages are read now, what was learned from labels, and reading everything again with its progress.
import { useEffect } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useNotify, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { accepted, ask } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { Answered } from '../../ui/answered.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { Facts } from '../../ui/facts.js';
import { Page } from '../../ui/page.js';
import { LEARN, READING, RESCORE, type Reading } from './reading.js';

interface Answer {
  readonly signalReading: Reading;
  readonly signalKinds: readonly { readonly kind: string; readonly label: string }[];
}

const POLL_MS = 2_000;
const Title = ({ children }: { children: string }) => (
  <Typography component="h2" variant="h6" sx={{ marginTop: 4, marginBottom: 1 }}>
    {children}
  </Typography>
);

export default function ReadingPage() {
  const translate = useTranslate();
  const answer = useAsk<Answer>('signals', READING);
  const { data, error, refetch } = answer;
  const running = data?.signalReading.rescoring?.state === 'running';
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => void refetch(), POLL_MS);
    return () => clearInterval(timer);
  }, [running, refetch]);
  return (
    <Page narrow>
      <Typography component="h1" variant="h5">
        {translate('resources.signals.title')}
      </Typography>
      <Typography sx={{ color: 'text.secondary', marginTop: 1, marginBottom: 3 }}>
        {translate('resources.signals.intro')}
      </Typography>
      <Answered answer={{ data, error }}>
        {({ signalReading, signalKinds }) => (
          <Shown
            reading={signalReading}
            labelOf={new Map(signalKinds.map(({ kind, label }) => [kind, label]))}
            again={() => void refetch()}
          />
        )}
      </Answered>
    </Page>
  );
}

interface ShownProps {
  readonly reading: Reading;
  readonly labelOf: ReadonlyMap<string, string>;
  readonly again: () => void;
}

function Shown({ reading, labelOf, again }: ShownProps) {
  const translate = useTranslate();
  const text = (key: string, options?: object) => translate(`resources.signals.${key}`, options);
  const { modelKind, notice, staleMessages, signalLabels, feelingLabels, cuts, ownModel } = reading;
  const count = (value: number) => value.toLocaleString('en');
  const loss = (value: number) => value.toFixed(3);
  return (
    <>
      {notice && (
        <Alert severity="warning" sx={{ marginBottom: 3 }}>
          {notice}
        </Alert>
      )}
      <Facts
        facts={[
          { label: text('facts.model'), value: text(`model.${modelKind}`), wide: true },
          { label: text('facts.labels'), value: count(signalLabels) },
          { label: text('facts.feelings'), value: count(feelingLabels) },
          { label: text('facts.stale'), value: count(staleMessages) },
        ]}
      />
      <Title>{text('own.title')}</Title>
      <Typography>
        {ownModel
          ? text(ownModel.inUse ? 'own.used' : 'own.unused', {
              held: ownModel.heldBack,
              own: loss(ownModel.ownLoss),
              shipped: loss(ownModel.shippedLoss),
            })
          : text('own.none')}
      </Typography>
      <Title>{text('cuts.title')}</Title>
      {cuts.length === 0 && <Typography>{text('cuts.none')}</Typography>}
      {cuts.length > 0 && (
        <Facts
          facts={cuts.map(({ kind, cut, precision, labels }) => ({
            label: labelOf.get(kind) ?? kind,
            value: text('cuts.line', { cut: cut.toFixed(2), precision: Math.round(precision * 100), labels }),
            wide: true,
          }))}
        />
      )}
      <LearnButton again={again} />
      <Rescoring reading={reading} again={again} />
    </>
  );
}

function LearnButton({ again }: { again: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  if (!useMay('signal:manage')) return null;
  const learn = async () => {
    try {
      await ask(LEARN);
      notify('resources.signals.learned', { type: 'success' });
      again();
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' });
    }
  };
  return (
    <Button variant="outlined" sx={{ marginTop: 2 }} onClick={() => void learn()}>
      {translate('resources.signals.learn')}
    </Button>
  );
}

function Rescoring({ reading: { staleMessages, rescoring }, again }: { reading: Reading; again: () => void }) {
  const translate = useTranslate();
  const text = (key: string, options?: object) => translate(`resources.signals.rescoring.${key}`, options);
  const mayManage = useMay('signal:manage');
  const start = async () => {
    accepted((await ask<{ result: { refusal: string; message: string } | { id: string } }>(RESCORE)).result);
    again();
  };
  const running = rescoring?.state === 'running' ? rescoring : null;
  return (
    <>
      <Title>{text('title')}</Title>
      {running ? (
        <Box role="status">
          <Typography>{text('running', { done: running.done, total: running.total })}</Typography>
          <LinearProgress
            variant="determinate"
            aria-label={text('title')}
            value={running.total === 0 ? 100 : Math.min(100, (100 * running.done) / running.total)}
            sx={{ marginTop: 1 }}
          />
        </Box>
      ) : (
        <Typography sx={{ marginBottom: 2 }}>
          {staleMessages === 0 ? text('fresh') : text('stale', { smart_count: staleMessages })}
        </Typography>
      )}
      {!running && staleMessages > 0 && mayManage && (
        <ConfirmButton label={text('start')} title={text('start')} content={text('sure')} onConfirm={start} />
      )}
    </>
  );
}
