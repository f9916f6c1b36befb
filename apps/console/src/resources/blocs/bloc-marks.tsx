// How a SuccessBLOC's own words look: whether it is applied, and what applying does to a part.
import { useTranslate } from 'react-admin';
import type { BlocPlanAction } from '../../schema.js';
import type { Tone } from '../../theme/palette.js';
import { StatusChip } from '../../ui/chips.js';
import { RelativeTime } from '../../ui/times.js';
import type { BlocRow } from './blocs.js';

export function InstallState({ bloc: { install, upToDate, shipped } }: { bloc: BlocRow }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.blocs.state.${key}`);
  if (!install) return <StatusChip label={text('absent')} />;
  if (!shipped) return <StatusChip tone="info" label={text('changed')} />;
  return upToDate ? (
    <StatusChip tone="good" label={text('current')} />
  ) : (
    <StatusChip tone="warning" label={text('outdated')} />
  );
}

/** When and by whom; nothing where it was never applied. */
export function LastApplied({ install }: Pick<BlocRow, 'install'>) {
  const translate = useTranslate();
  if (!install) return null;
  const by = install.appliedBy;
  return (
    <>
      {translate('resources.blocs.applied')} <RelativeTime at={install.appliedAt} />{' '}
      {by ? translate('resources.blocs.applied_by', { name: by.name }) : translate('resources.blocs.by_command')}
    </>
  );
}

const TONES: Readonly<Record<BlocPlanAction, Tone>> = {
  create: 'good',
  change: 'warning',
  same: 'neutral',
  keep: 'accent',
  leave: 'neutral',
};

export function ActionChip({ action }: { action: BlocPlanAction }) {
  const translate = useTranslate();
  return <StatusChip tone={TONES[action]} label={translate(`resources.blocs.action.${action}`)} />;
}
