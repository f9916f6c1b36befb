// Columns of a case, in the list of all and on an account's page.
import Link from '@mui/material/Link';
import { LinkBase } from 'react-admin';
import { ScoreBadge } from '../../ui/chips.js';
import type { Column } from '../../ui/record-table.js';
import { RelativeTime } from '../../ui/times.js';
import type { CaseRow } from './case.data.js';
import { NextClock } from './case-clocks.js';
import { CaseStateChip, CaseSubject, Handler, PriorityChip } from './case-marks.js';

const subject: Column<CaseRow> = { source: 'subject', card: 'title', render: (each) => <CaseSubject of={each} /> };

const account: Column<CaseRow> = {
  source: 'account',
  card: 'line',
  plain: true,
  render: ({ account: of }) =>
    of ? (
      <Link component={LinkBase} to={`/accounts/${of.id}/show?tab=cases`}>
        {of.name}
      </Link>
    ) : (
      '–'
    ),
};

const about: readonly Column<CaseRow>[] = [
  { source: 'priority', sortable: true, card: 'aside', render: ({ priority }) => <PriorityChip priority={priority} /> },
  { source: 'state', card: 'aside', render: (each) => <CaseStateChip {...each} /> },
  {
    source: 'sentiment',
    numeric: true,
    card: 'line',
    render: ({ sentiment }) => <ScoreBadge kind="sentiment" score={sentiment} />,
  },
  {
    source: 'attention',
    numeric: true,
    card: 'line',
    render: ({ attention }) => <ScoreBadge kind="attention" score={attention} />,
  },
  {
    source: 'lastInboundAt',
    sortable: true,
    card: 'line',
    render: ({ lastInboundAt }) => <RelativeTime at={lastInboundAt} />,
  },
  { source: 'nextClock', card: 'line', render: ({ nextClock }) => <NextClock of={nextClock} /> },
  { source: 'openedAt', sortable: true, from: 'xl', render: ({ openedAt }) => <RelativeTime at={openedAt} /> },
  { source: 'assignee', from: 'lg', card: 'line', plain: true, render: (each) => <Handler {...each} /> },
];

export const columns = [subject, account, ...about];
export const columnsOfAccount = [subject, ...about];
