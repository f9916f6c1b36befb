// The runs of a play: for which account, since when, how far.
import { useTranslate } from 'react-admin';
import { usePages, type PageOf } from '../../data/use-pages.js';
import { EmptyState } from '../../ui/empty-state.js';
import { GrowingRows } from '../../ui/growing-rows.js';
import { RelativeTime } from '../../ui/times.js';
import { RunStateChip } from './play-marks.js';
import { RUNS, type RunRow, type WholePlay } from './plays.js';

export function PlayRuns({ play }: { play: Pick<WholePlay, 'id' | 'enabled'> }) {
  const translate = useTranslate();
  const pages = usePages<{ page: PageOf<RunRow> }, RunRow>('plays', RUNS, { playId: play.id }, ({ page }) => page);
  const text = (key: string, about: object = {}) => translate(`resources.plays.runs.${key}`, about);
  return (
    <GrowingRows
      pages={pages}
      empty={<EmptyState dense title={text('empty')} body={text(play.enabled ? 'empty_on' : 'empty_off')} />}
      row={({ id, account, state, startedAt, tasks }) => ({
        id,
        to: account ? `/accounts/${account.id}/show?tab=runs` : '#',
        title: account?.name ?? '–',
        line: (
          <>
            {text('progress', { ended: tasks.filter((task) => task.state !== 'open').length, count: tasks.length })},{' '}
            {text('started')} <RelativeTime at={startedAt} />
          </>
        ),
        aside: <RunStateChip state={state} />,
      })}
    />
  );
}
