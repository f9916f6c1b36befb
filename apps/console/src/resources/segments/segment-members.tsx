// Who belongs to a segment now, or belonged to it at the end of a past day: who entered last comes first, with the way to why.
import { useState } from 'react';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { LinkBase, useTranslate } from 'react-admin';
import { usePages, type PageOf } from '../../data/use-pages.js';
import { EmptyState } from '../../ui/empty-state.js';
import { GrowingRows } from '../../ui/growing-rows.js';
import { RelativeTime } from '../../ui/times.js';
import { linkTo, MEMBERS, nameOf, type Member } from './movements.js';
import { Because } from './segment-marks.js';
import type { SegmentRecord } from './segment.data.js';

export function SegmentMembers({ segment }: { segment: SegmentRecord }) {
  const translate = useTranslate();
  const [day, setDay] = useState('');
  const at = day ? new Date(`${day}T23:59:59.999`).toISOString() : null;
  const pages = usePages<{ page: PageOf<Member> }, Member>(
    'segments',
    MEMBERS,
    { segmentId: segment.id, at },
    ({ page }) => page,
  );
  const text = (key: string) => translate(`resources.segments.members.${key}`);
  return (
    <>
      <TextField
        size="small"
        type="date"
        label={text('at')}
        value={day}
        onChange={({ target }) => setDay(target.value)}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: new Date().toISOString().slice(0, 10) } }}
        sx={{ marginBottom: 2 }}
      />
      <GrowingRows
        pages={pages}
        empty={<EmptyState dense title={text('empty')} body={text(segment.active ? 'empty_body' : 'empty_resting')} />}
        row={(member) => ({
          id: member.id,
          to: linkTo(member),
          title: nameOf(member),
          line: (
            <>
              {text('since')} <RelativeTime at={member.enteredAt} />,{' '}
              {member.origin === 'backfill' ? text('backfill') : <Because event={member.enteredBecause} />}
            </>
          ),
          aside: (
            <Link
              component={LinkBase}
              to={`/segments/${segment.id}/show?tab=why&subject=${(member.contact ?? member.account)?.id ?? ''}`}
            >
              {text('why')}
            </Link>
          ),
        })}
      />
    </>
  );
}
