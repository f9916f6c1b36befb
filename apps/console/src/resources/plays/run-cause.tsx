// Why a run is there, in a sentence: the segment, the escalation, the KPI or the person that started it.
import { useTranslate } from 'react-admin';
import { words } from '../../ui/format.js';
import { RelativeTime } from '../../ui/times.js';
import { SegmentLink } from '../segments/segment-link.js';
import type { Cause } from './cause.data.js';

export function RunCause({ cause }: { cause: Cause }) {
  const translate = useTranslate();
  const { on, at, segment, measure, value, target, severity, reason } = cause;
  const text = translate(`resources.plays.cause.${on.replace('.', '_')}`, {
    measure: words(measure ?? ''),
    value,
    target,
    severity,
    reason: reason ? `: ${reason}` : '',
  });
  return (
    <>
      {text} {segment && <SegmentLink segmentKey={segment} />} <RelativeTime at={at} />
    </>
  );
}
