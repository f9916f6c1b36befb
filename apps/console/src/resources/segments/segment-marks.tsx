// How a segment's own words look: what it holds, how it stands, why somebody came or went.
import { useTranslate } from 'react-admin';
import type { SegmentObject } from '../../schema.js';
import { StatusChip } from '../../ui/chips.js';
import { words } from '../../ui/format.js';
import type { SegmentRecord, SegmentRow } from './segment.data.js';

export function ObjectName({ object }: { object: SegmentObject }) {
  const translate = useTranslate();
  return <>{translate(`resources.segments.objects.${object}`)}</>;
}

export function SegmentState({
  segment: { active, filling, problems = [] },
}: {
  segment: Pick<SegmentRow, 'active' | 'filling'> & Partial<Pick<SegmentRecord, 'problems'>>;
}) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.segments.state.${key}`);
  if (problems.length > 0) return <StatusChip tone="bad" label={text('broken')} />;
  if (!active) return <StatusChip label={text('resting')} />;
  return filling ? (
    <StatusChip tone="info" label={text('filling')} />
  ) : (
    <StatusChip tone="good" label={text('active')} />
  );
}

/** The name of an event, such as `escalation.opened`, as people say it. */
export function Because({ event }: { event: string }) {
  const translate = useTranslate();
  const said = words(event.replaceAll('.', ' ')).toLowerCase();
  return <>{translate(`resources.segments.because.${event.replaceAll('.', '_')}`, { _: said })}</>;
}
