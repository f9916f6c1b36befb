// Tab of an account's page: its escalations, active and resolved, the newest first.
import PriorityHighOutlined from '@mui/icons-material/PriorityHighOutlined';
import { useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { PersonChip } from '../../ui/chips.js';
import { RelatedList } from '../../ui/related-list.js';
import type { Column } from '../../ui/record-table.js';
import { RelativeTime } from '../../ui/times.js';
import { PriorityChip } from '../cases/case-marks.js';
import type { EscalationRow } from './escalation.data.js';
import { NextUpdate, StageChip, titleOf, ValueAtStake } from './escalation-marks.js';

const columns: readonly Column<EscalationRow>[] = [
  { source: 'case', card: 'title', render: titleOf },
  { source: 'severity', card: 'aside', sortable: true, render: ({ severity }) => <PriorityChip priority={severity} /> },
  { source: 'stage', card: 'aside', render: (each) => <StageChip {...each} /> },
  {
    source: 'owner',
    card: 'line',
    plain: true,
    from: 'lg',
    render: ({ owner }) => (owner ? <PersonChip name={owner.name} /> : '–'),
  },
  { source: 'nextUpdateDueAt', card: 'line', render: (each) => <NextUpdate at={each.nextUpdateDueAt} /> },
  { source: 'openedAt', card: 'line', sortable: true, render: (each) => <RelativeTime at={each.openedAt} /> },
  { source: 'resolvedAt', from: 'lg', render: (each) => <RelativeTime at={each.resolvedAt} /> },
  { source: 'valueAtStake', numeric: true, sortable: true, render: (each) => <ValueAtStake of={each} /> },
];

export default function AccountEscalations() {
  const account = useRecordContext<RaRecord>();
  const translate = useTranslate();
  return (
    <RelatedList<EscalationRow>
      resource="escalations"
      filter={{ accountId: account?.id }}
      sort={{ field: 'openedAt', order: 'DESC' }}
      columns={columns}
      empty={{
        icon: PriorityHighOutlined,
        title: translate('resources.escalations.of_account.empty'),
        body: translate('resources.escalations.of_account.empty_body'),
      }}
    />
  );
}
