// Who belongs to a segment now: who entered last comes first, with the way to why.
import Link from '@mui/material/Link';
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
  const pages = usePages<{ page: PageOf<Member> }, Member>(
    'segments',
    MEMBERS,
    { segmentId: segment.id },
    ({ page }) => page,
  );
  const text = (key: string) => translate(`resources.segments.members.${key}`);
  return (
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
  );
}
