// One import: how far it is, what landed, and what was rejected and why.
import { useEffect } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useLocaleState, useNotify, usePermissions, useRefresh, useTranslate } from 'react-admin';
import { accepted, ask } from '../../data/graphql.js';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { Facts } from '../../ui/facts.js';
import { wholeNumber } from '../../ui/format.js';
import { PageHeader } from '../../ui/page-header.js';
import { RecordPage } from '../../ui/record-page.js';
import { DateTime } from '../../ui/times.js';
import { ImportMark, ImportProgress } from './import-marks.js';
import { CANCEL, RESUME, type ImportRecord } from './import.data.js';

const POLL_MS = 1_500;
type Answer = { result: { id: string } | { refusal: string; message: string } };

const isGoing = ({ state }: ImportRecord): boolean => state === 'running' || state === 'waiting';

function Verbs({ run }: { run: ImportRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const text = (key: string) => translate(`resources.imports.${key}`);
  const say = async (document: string) => {
    accepted((await ask<Answer>(document, { id: run.id })).result);
    refresh();
  };
  return (
    <>
      {isGoing(run) && (
        <ConfirmButton
          label={text('cancel.label')}
          title={text('cancel.title')}
          content={text('cancel.content')}
          onConfirm={() => say(CANCEL)}
        />
      )}
      {run.state === 'failed' && (
        <Button
          variant="contained"
          onClick={() =>
            void say(RESUME).catch((error: Error) =>
              notify(error.message, { type: 'error', messageArgs: { _: error.message } }),
            )
          }
        >
          {text('resume')}
        </Button>
      )}
    </>
  );
}

function Rejected({ run }: { run: ImportRecord }) {
  const translate = useTranslate();
  const text = (key: string, options: object = {}) => translate(`resources.imports.${key}`, options);
  if (run.rejected === 0) return null;
  return (
    <Box component="section" aria-label={text('reasons')} sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <Typography variant="h3" component="h2">
          {text('reasons')}
        </Typography>
        <Button variant="outlined" href={`/imports/${run.id}/rejects.csv`} download>
          {text('rejects')}
        </Button>
      </Box>
      {run.rejectReasons.map(({ code, rows, line, message }) => (
        <Typography key={code} variant="body2">
          {text('reason', { message, rows: text('rows', { smart_count: rows }), line })}
        </Typography>
      ))}
    </Box>
  );
}

function Run({ run }: { run: ImportRecord }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const refresh = useRefresh();
  const { permissions = [] } = usePermissions<readonly string[]>();
  const going = isGoing(run);
  // Progress is a number in a row, not an event: while it moves it is asked for.
  useEffect(() => {
    if (!going) return;
    const timer = setInterval(refresh, POLL_MS);
    return () => clearInterval(timer);
  }, [going, refresh]);
  const label = (field: string) => translate(`resources.imports.fields.${field}`);
  const count = (value: number) => wholeNumber(value, locale);
  return (
    <>
      <PageHeader
        title={run.fileName}
        back={{ to: '/imports', label: translate('resources.imports.name', { smart_count: 2 }) }}
        marks={<ImportMark state={run.state} />}
        subtitle={run.mapping.title}
        actions={permissions.includes('import:run') && <Verbs run={run} />}
      />
      <Card sx={{ padding: 2.5, display: 'grid', gap: 2.5 }}>
        <ImportProgress run={run} />
        {run.errorMessage && <Alert severity="error">{run.errorMessage}</Alert>}
        <Facts
          facts={[
            { label: label('rows'), value: count(run.position) },
            { label: label('made'), value: count(run.made) },
            { label: label('changed'), value: count(run.changed) },
            { label: label('rejected'), value: count(run.rejected) },
            { label: label('skipped'), value: count(run.skipped) },
            { label: label('rate'), value: run.rowsPerSecond ? count(Math.round(run.rowsPerSecond)) : '–' },
            { label: label('createdAt'), value: <DateTime at={run.createdAt} /> },
            { label: label('startedBy'), value: run.startedBy?.name ?? '–' },
          ]}
        />
        <Rejected run={run} />
      </Card>
    </>
  );
}

export default function ImportShow() {
  return <RecordPage<ImportRecord>>{(run) => <Run run={run} />}</RecordPage>;
}
