// How it is predicted: what is in use and why, how well each order did, the table, and what an install may set.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { NumberInput, required, useLocaleState, useNotify, useRefresh, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import { ask, gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { PredictionModel, PredictionSettings, PredictionTableFactor } from '../../schema.js';
import { Answered } from '../../ui/answered.js';
import { StatusChip } from '../../ui/chips.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { CalibrationChart } from './calibration-chart.js';

const MODEL = gql`
  query predictionModel {
    model: predictionModel {
      id
      fittedAt
      inUse
      words
      cases
      escalated
      judged {
        capacityPercent
        cases
        escalated
        additive {
          recallAtCapacity
          recallAt10
          recallAt20
          rocAuc
          prAuc
          flaggedFor80
        }
        fitted {
          recallAtCapacity
          recallAt10
          recallAt20
          rocAuc
          prAuc
          flaggedFor80
        }
      }
      calibration {
        cases
        predicted
        happened
      }
    }
    factors: predictionFactors {
      key
      points
      title
    }
    settings: predictionSettings {
      capacityPercent
      returnPoints
    }
  }
`;
const SET = gql`
  mutation setPredictionSettings($capacityPercent: Float!, $returnPoints: Int!) {
    settings: setPredictionSettings(capacityPercent: $capacityPercent, returnPoints: $returnPoints) {
      capacityPercent
      returnPoints
    }
  }
`;

interface Answer {
  readonly model: PredictionModel | null;
  readonly factors: readonly PredictionTableFactor[];
  readonly settings: PredictionSettings;
}

const SHARES = ['recallAtCapacity', 'recallAt10', 'recallAt20', 'flaggedFor80'] as const;
const AREAS = ['rocAuc', 'prAuc'] as const;
const scrolls = { overflowX: 'auto' } as const;

function Quality({ judged }: { judged: NonNullable<PredictionModel['judged']> }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.predictions.${key}`);
  return (
    <Box sx={scrolls} tabIndex={0} role="region" aria-label={text('order')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{text('order')}</TableCell>
            {[...SHARES, ...AREAS].map((measure) => (
              <TableCell key={measure} align="right">
                {text(`measures.${measure}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {(['additive', 'fitted'] as const).map((order) => (
            <TableRow key={order}>
              <TableCell component="th" scope="row">
                {text(`orders.${order}`)}
              </TableCell>
              {SHARES.map((measure) => (
                <TableCell key={measure} align="right">
                  {`${Math.round(judged[order][measure] * 100)} %`}
                </TableCell>
              ))}
              {AREAS.map((measure) => (
                <TableCell key={measure} align="right">
                  {judged[order][measure].toFixed(2)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function Model({ model }: { model: PredictionModel | null }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const text = (key: string, values: object = {}) => translate(`resources.predictions.${key}`, values);
  if (!model) return <Box sx={{ typography: 'body1' }}>{text('nothing_yet')}</Box>;
  const { inUse, words, judged, calibration, fittedAt, cases, escalated } = model;
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <div>
        <StatusChip tone={inUse ? 'good' : 'neutral'} label={text(`in_use.${inUse}`)} />
      </div>
      <Box sx={{ typography: 'body1', maxWidth: '78ch' }}>{words}</Box>
      <Box sx={{ typography: 'body2', color: 'text.secondary' }}>
        {text('learnt', { when: new Date(fittedAt).toLocaleString(locale), cases, escalated })}
      </Box>
      {judged && (
        <>
          <Typography variant="h3">{text('quality', { cases: judged.cases })}</Typography>
          <Quality judged={judged} />
        </>
      )}
      {calibration.length > 0 && (
        <>
          <Typography variant="h3">{text('calibration')}</Typography>
          <Box sx={{ typography: 'body2', color: 'text.secondary' }}>{text('calibration_help')}</Box>
          <CalibrationChart points={calibration} />
        </>
      )}
    </Box>
  );
}

function SettingsDialog({ settings, onClose }: { settings: PredictionSettings; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  return (
    <FormDialog<PredictionSettings>
      title={translate('resources.predictions.settings')}
      submit={translate('resources.predictions.save')}
      values={settings}
      onClose={onClose}
      onSubmit={async ({ capacityPercent, returnPoints }) => {
        await ask(SET, { capacityPercent, returnPoints });
        notify('resources.predictions.saved', { type: 'success' });
        refresh();
      }}
    >
      <NumberInput
        source="capacityPercent"
        label="resources.predictions.capacity"
        helperText="resources.predictions.capacity_help"
        validate={required()}
      />
      <NumberInput
        source="returnPoints"
        label="resources.predictions.return_points"
        validate={required()}
        helperText={false}
      />
    </FormDialog>
  );
}

function Settings({ settings }: { settings: PredictionSettings }) {
  const translate = useTranslate();
  const mayChange = useMay('escalation:decide');
  const [isOpen, setOpen] = useState(false);
  const { capacityPercent: percent, returnPoints: points } = settings;
  return (
    <>
      <Box sx={{ typography: 'body2' }}>{translate('resources.predictions.current', { percent, points })}</Box>
      {mayChange && (
        <Button variant="outlined" sx={{ marginTop: 1.5 }} onClick={() => setOpen(true)}>
          {translate('resources.predictions.change')}
        </Button>
      )}
      {isOpen && <SettingsDialog settings={settings} onClose={() => setOpen(false)} />}
    </>
  );
}

export default function PredictionPage() {
  const translate = useTranslate();
  const answer = useAsk<Answer>('escalations', MODEL);
  const text = (key: string) => translate(`resources.predictions.${key}`);
  return (
    <Page>
      <PageHeader title={translate('resources.predictions.name', { smart_count: 2 })} subtitle={text('subtitle')} />
      <Answered answer={answer}>
        {({ model, factors, settings }) => (
          <Box sx={{ display: 'grid', gap: 3 }}>
            <Card sx={{ padding: 2.5, minWidth: 0 }}>
              <Model model={model} />
            </Card>
            <Card sx={{ padding: 2.5, minWidth: 0 }}>
              <Typography variant="h2" sx={{ marginBottom: 1 }}>
                {text('settings')}
              </Typography>
              <Settings settings={settings} />
            </Card>
            <Card sx={{ padding: 2.5, minWidth: 0 }}>
              <Typography variant="h2">{text('table')}</Typography>
              <Box sx={{ typography: 'body2', color: 'text.secondary', marginBottom: 1 }}>{text('table_help')}</Box>
              <Table size="small">
                <TableHead>
                  <TableRow>
                    <TableCell>{text('factor')}</TableCell>
                    <TableCell align="right">{text('points')}</TableCell>
                  </TableRow>
                </TableHead>
                <TableBody>
                  {factors.map(({ key, points, title }) => (
                    <TableRow key={key}>
                      <TableCell>{title}</TableCell>
                      <TableCell align="right">{points}</TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            </Card>
          </Box>
        )}
      </Answered>
    </Page>
  );
}
