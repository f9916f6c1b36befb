// The strip of a case: scores first, then who, then when.
import { useTranslate } from 'react-admin';
import { ScoreBadge } from '../../ui/chips.js';
import { Facts } from '../../ui/facts.js';
import { RelativeTime } from '../../ui/times.js';
import type { CaseRecord } from './case.data.js';
import { Handler } from './case-marks.js';

function Sender({ of: { contact, contactEmail } }: { of: CaseRecord }) {
  const email = contact?.email ?? contactEmail;
  const name = contact?.name ?? email;
  return <span title={email ?? undefined}>{name ?? '–'}</span>;
}

export function CaseFacts({ of }: { of: CaseRecord }) {
  const translate = useTranslate();
  const label = (field: string) => translate(`resources.cases.fields.${field}`);
  const ended = of.closedAt ?? of.resolvedAt;
  return (
    <Facts
      facts={[
        { label: label('sentiment'), value: <ScoreBadge kind="sentiment" score={of.sentiment} /> },
        { label: label('attention'), value: <ScoreBadge kind="attention" score={of.attention} /> },
        { label: label('contact'), value: <Sender of={of} /> },
        { label: label('assignee'), value: <Handler {...of} /> },
        { label: label('lastInboundAt'), value: <RelativeTime at={of.lastInboundAt} /> },
        { label: label('lastOutboundAt'), value: <RelativeTime at={of.lastOutboundAt} /> },
        { label: label('openedAt'), value: <RelativeTime at={of.openedAt} /> },
        ended
          ? { label: label(of.closedAt ? 'closedAt' : 'resolvedAt'), value: <RelativeTime at={ended} /> }
          : { label: label('firstResponseAt'), value: <RelativeTime at={of.firstResponseAt} /> },
        { label: label('status'), value: of.status },
        ...(of.product ? [{ label: label('product'), value: of.product }] : []),
        ...(of.reopenCount > 0 ? [{ label: label('reopenCount'), value: `${of.reopenCount} ×` }] : []),
      ]}
    />
  );
}
