// Who came to a segment and left it, when and why, newest first.
import { useTranslate } from 'react-admin';
import { usePages, type PageOf } from '../../data/use-pages.js';
import { StatusChip } from '../../ui/chips.js';
import { EmptyState } from '../../ui/empty-state.js';
import { GrowingRows } from '../../ui/growing-rows.js';
import { DateTime } from '../../ui/times.js';
import { HISTORY, linkTo, nameOf, type Movement } from './movements.js';
import { Because } from './segment-marks.js';

export function SegmentHistory({ id }: { id: string }) {
  const translate = useTranslate();
  const pages = usePages<{ page: PageOf<Movement> }, Movement>(
    'segments',
    HISTORY,
    { segmentId: id },
    ({ page }) => page,
  );
  const text = (key: string) => translate(`resources.segments.${key}`);
  return (
    <GrowingRows
      pages={pages}
      empty={<EmptyState dense title={text('history.empty')} body={text('history.empty_body')} />}
      row={(movement) => ({
        id: `${movement.membershipId} ${movement.kind}`,
        to: linkTo(movement),
        title: nameOf(movement),
        line: (
          <>
            <DateTime at={movement.at} />,{' '}
            {movement.kind === 'entered' && movement.origin === 'backfill' ? (
              text('members.backfill')
            ) : (
              <Because event={movement.because} />
            )}
          </>
        ),
        aside: (
          <StatusChip
            tone={movement.kind === 'entered' ? 'info' : 'neutral'}
            label={text(`history.${movement.kind}`)}
          />
        ),
      })}
    />
  );
}
