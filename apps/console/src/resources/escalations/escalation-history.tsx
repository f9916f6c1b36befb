// Times in which the same case, or where there is none the same account, was in escalation: an interval each, the newest first.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { LinkBase, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { Escalation } from '../../schema.js';
import { ErrorPanel } from '../../ui/error-panel.js';
import { words } from '../../ui/format.js';
import { Intervals } from '../../ui/intervals.js';
import type { EscalationRecord } from './escalation.data.js';
import { titleOf } from './escalation-marks.js';

const HISTORY = gql`
  query escalationHistory($filter: EscalationFilterInput) {
    page: escalations(filter: $filter, sort: { field: openedAt, direction: DESC }, first: 20) {
      nodes {
        id
        severity
        reason
        openedAt
        resolvedAt
        reopenedFromId
        case {
          id
          subject
        }
      }
    }
  }
`;

type Past = Pick<Escalation, 'id' | 'severity' | 'reason' | 'openedAt' | 'resolvedAt' | 'reopenedFromId'> &
  Pick<EscalationRecord, 'case'>;

function Name({ past, isThis }: { past: Past; isThis: boolean }) {
  const translate = useTranslate();
  return (
    <>
      {isThis ? (
        translate('resources.escalations.history.this')
      ) : (
        <Link component={LinkBase} to={`/escalations/${past.id}/show`}>
          {titleOf(past)}
        </Link>
      )}
      {past.reopenedFromId && (
        <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
          {` · ${translate('resources.escalations.history.reopened')}`}
        </Box>
      )}
    </>
  );
}

export function EscalationHistory({ of }: { of: EscalationRecord }) {
  const translate = useTranslate();
  const filter = of.caseId ? { caseId: of.caseId } : { accountId: of.accountId };
  const { data, error } = useAsk<{ page: { nodes: readonly Past[] } }>('escalations', HISTORY, { filter });
  return (
    <Box component="section" aria-labelledby="history-title" sx={{ minWidth: 0 }}>
      <Typography variant="h2" id="history-title" sx={{ marginBottom: 1.5 }}>
        {translate(`resources.escalations.history.of_${of.caseId ? 'case' : 'account'}`)}
      </Typography>
      {error ? (
        <ErrorPanel error={error} dense />
      ) : data ? (
        <Intervals
          intervals={data.page.nodes.map((past) => ({
            id: past.id,
            name: words(past.severity),
            value: <Name past={past} isThis={past.id === of.id} />,
            from: past.openedAt,
            to: past.resolvedAt,
          }))}
        />
      ) : (
        <Skeleton variant="rounded" height={80} />
      )}
    </Box>
  );
}
