// Runs of each manager per working day against two, with coverage and minutes, week by week since go-live.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import EventAvailableOutlined from '@mui/icons-material/EventAvailableOutlined';
import { NumberInput, required, useLocaleState, useTranslate } from 'react-admin';
import { useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../auth/use-may.js';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { PersonWeek, TriageCoverage, TriageSettings } from '../../schema.js';
import { Answered } from '../../ui/answered.js';
import { EmptyState } from '../../ui/empty-state.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { calendarDay } from '../../ui/format.js';
import { PageHeader } from '../../ui/page-header.js';
import { Page } from '../../ui/page.js';
import { setTriageSettings } from '../triage/triage-verbs.js';

const ADOPTION = gql`
  query triageAdoption {
    settings: triageSettings {
      baselineMinutes
      wentLiveOn
    }
    weeks: triageWeeks {
      monday
      workingDays
      runs
      runsPerDay
      activeMinutes
      coverage {
        percent
        goal
        acknowledgedOnly
      }
    }
    people: triagePeople {
      userId
      name
      weeks {
        monday
        workingDays
        runs
        runsPerDay
        activeMinutes
      }
    }
  }
`;

type Week = Omit<PersonWeek, '__typename'>;
interface Adopted {
  readonly settings: TriageSettings;
  readonly weeks: readonly (Week & {
    readonly coverage: Pick<TriageCoverage, 'percent' | 'goal' | 'acknowledgedOnly'>;
  })[];
  readonly people: readonly { readonly userId: string; readonly name: string; readonly weeks: readonly Week[] }[];
}

const shown = (value: number | null): string => (value === null ? '–' : value.toFixed(1));

function Baseline({ settings }: { settings: TriageSettings }) {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const maySet = useMay('triage:settings');
  const [asking, setAsking] = useState(false);
  const text = (key: string, values: object = {}) => translate(`resources.triage-adoption.${key}`, values);
  const { baselineMinutes, wentLiveOn } = settings;
  return (
    <Box sx={{ typography: 'body2', marginBottom: 2, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      {text('baseline')}{' '}
      {baselineMinutes === null ? text('not_asked') : text('minutes_of', { minutes: baselineMinutes })}
      {maySet && (
        <Button size="small" onClick={() => setAsking(true)}>
          {text('set')}
        </Button>
      )}
      {asking && (
        <FormDialog<{ baselineMinutes: number }>
          title={text('set_title')}
          submit={text('save')}
          values={{ baselineMinutes: baselineMinutes ?? undefined }}
          onSubmit={async (values) => {
            await setTriageSettings(values.baselineMinutes, wentLiveOn);
            await queryClient.invalidateQueries({ queryKey: ['triage-adoption'] });
          }}
          onClose={() => setAsking(false)}
        >
          <NumberInput
            source="baselineMinutes"
            label="resources.triage-adoption.set_label"
            min={1}
            max={600}
            validate={required()}
          />
        </FormDialog>
      )}
    </Box>
  );
}

function Weeks({ weeks, people }: Pick<Adopted, 'weeks' | 'people'>) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const text = (key: string, values: object = {}) => translate(`resources.triage-adoption.${key}`, values);
  const newest = [...weeks].reverse();
  return (
    <Card>
      <TableContainer tabIndex={0} role="region" aria-label={text('title')}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{text('week')}</TableCell>
              <TableCell align="right">{text('everybody')}</TableCell>
              <TableCell align="right">{text('coverage')}</TableCell>
              <TableCell align="right">{text('minutes')}</TableCell>
              {people.map(({ userId, name }) => (
                <TableCell key={userId} align="right">
                  {name}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {newest.map((week) => (
              <TableRow key={week.monday}>
                <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                  {calendarDay(week.monday, locale)}
                </TableCell>
                <TableCell align="right">{text('runs', { runs: week.runs, perDay: shown(week.runsPerDay) })}</TableCell>
                <TableCell align="right">
                  {week.coverage.percent === null ? '–' : `${Math.round(week.coverage.percent)} %`}
                </TableCell>
                <TableCell align="right">{shown(week.activeMinutes)}</TableCell>
                {people.map((person) => {
                  const own = person.weeks.find(({ monday }) => monday === week.monday);
                  return (
                    <TableCell key={person.userId} align="right">
                      {own ? text('runs', { runs: own.runs, perDay: shown(own.runsPerDay) }) : '–'}
                    </TableCell>
                  );
                })}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Card>
  );
}

export default function AdoptionPage() {
  const translate = useTranslate();
  const answer = useAsk<Adopted>('triage-adoption', ADOPTION);
  const text = (key: string) => translate(`resources.triage-adoption.${key}`);
  return (
    <Page>
      <PageHeader title={text('title')} subtitle={text('subtitle')} />
      <Answered answer={answer}>
        {({ settings, weeks, people }) => (
          <>
            <Baseline settings={settings} />
            {weeks.length === 0 ? (
              <EmptyState icon={EventAvailableOutlined} title={text('none')} />
            ) : (
              <Weeks weeks={weeks} people={people} />
            )}
          </>
        )}
      </Answered>
    </Page>
  );
}
