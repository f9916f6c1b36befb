// The clocks of a case, on its page and in lists: what is due next, what stands still, what came too late.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { CaseClock } from '../../schema.js';
import { Answered } from '../../ui/answered.js';
import { StatusChip } from '../../ui/chips.js';
import { RelativeTime, useNow } from '../../ui/times.js';

const CLOCKS = gql`
  query caseClocks($id: ID!) {
    case(id: $id) {
      clocks {
        clock
        startedAt
        dueAt
        warnAt
        pausedAt
        remainingMs
        stoppedAt
        breachedAt
        policy {
          id
          name
        }
      }
    }
  }
`;

export type ClockRow = Pick<
  CaseClock,
  'clock' | 'startedAt' | 'dueAt' | 'warnAt' | 'pausedAt' | 'remainingMs' | 'stoppedAt' | 'breachedAt'
>;
type ClockWithPolicy = ClockRow & { readonly policy: { readonly name: string } | null };

type Standing = 'late' | 'soon' | 'running' | 'paused' | 'kept' | 'broken';

const TONE = { late: 'bad', soon: 'warning', running: 'neutral', paused: 'info', kept: 'good', broken: 'bad' } as const;

export function standingOf({ dueAt, warnAt, pausedAt, stoppedAt, breachedAt }: ClockRow, now: Date): Standing {
  if (stoppedAt) return breachedAt ? 'broken' : 'kept';
  if (pausedAt) return 'paused';
  if (dueAt && new Date(dueAt) <= now) return 'late';
  return warnAt && new Date(warnAt) <= now ? 'soon' : 'running';
}

export function ClockChip({ of }: { of: ClockRow }) {
  const translate = useTranslate();
  const standing = standingOf(of, useNow());
  return <StatusChip tone={TONE[standing]} label={translate(`resources.cases.clocks.${standing}`)} />;
}

/** In a list: the clock that is due first, and when. */
export function NextClock({ of }: { of: ClockRow | null }) {
  const translate = useTranslate();
  const now = useNow();
  if (!of) return <>–</>;
  const standing = standingOf(of, now);
  return (
    <span title={translate(`resources.cases.clocks.${of.clock}`)}>
      {standing === 'running' ? <RelativeTime at={of.dueAt} /> : <ClockChip of={of} />}
      {standing !== 'running' && of.dueAt && (
        <Box component="span" sx={{ marginLeft: 0.75, color: 'text.secondary', typography: 'caption' }}>
          <RelativeTime at={of.dueAt} />
        </Box>
      )}
    </span>
  );
}

function Line({ of }: { of: ClockWithPolicy }) {
  const translate = useTranslate();
  const when = of.stoppedAt ?? of.dueAt ?? of.pausedAt;
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        gap: 1,
        justifyContent: 'space-between',
        paddingBlock: 0.75,
        borderTop: '1px solid',
        borderColor: 'line',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {translate(`resources.cases.clocks.${of.clock}`)}
        </Typography>
        <Typography variant="caption" color="text.secondary">
          {of.policy?.name}
        </Typography>
      </Box>
      <Box sx={{ textAlign: 'right', flexShrink: 0 }}>
        <ClockChip of={of} />
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {of.remainingMs !== null && of.pausedAt ? (
            translate('resources.cases.clocks.left', { hours: (of.remainingMs / 3_600_000).toFixed(1) })
          ) : (
            <RelativeTime at={when} />
          )}
        </Box>
      </Box>
    </Box>
  );
}

const SHOWN = 6;

export default function CaseClocks() {
  const record = useRecordContext<RaRecord>();
  const translate = useTranslate();
  const answer = useAsk<{ case: { clocks: readonly ClockWithPolicy[] } | null }>('cases', CLOCKS, {
    id: String(record?.id),
  });
  return (
    <Answered answer={answer} height={96}>
      {({ case: of }) =>
        !of || of.clocks.length === 0 ? (
          <Typography variant="body2" color="text.secondary">
            {translate('resources.cases.clocks.none')}
          </Typography>
        ) : (
          <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {of.clocks.slice(0, SHOWN).map((each) => (
              <Line key={`${each.clock} ${each.startedAt}`} of={each} />
            ))}
          </Box>
        )
      }
    </Answered>
  );
}
