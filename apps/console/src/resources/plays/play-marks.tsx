// How a play's own words look: on or off, how a run stands, when a task is due and whose it is.
import { useTranslate } from 'react-admin';
import type { PlayRunState } from '../../schema.js';
import type { Tone } from '../../theme/palette.js';
import { StatusChip } from '../../ui/chips.js';
import { words } from '../../ui/format.js';
import { SegmentLink } from '../segments/segment-link.js';
import type { PlayDefinition, PlayTask } from './plays.js';

export function OnOff({ enabled }: { enabled: boolean }) {
  const translate = useTranslate();
  return (
    <StatusChip tone={enabled ? 'good' : 'neutral'} label={translate(`resources.plays.${enabled ? 'on' : 'off'}`)} />
  );
}

const STATE: Readonly<Record<PlayRunState, Tone>> = { running: 'info', completed: 'good', cancelled: 'neutral' };

export function RunStateChip({ state }: { state: PlayRunState }) {
  const translate = useTranslate();
  return <StatusChip tone={STATE[state]} label={translate(`resources.plays.states.${state}`)} />;
}

export function DueRule({ due }: Pick<PlayTask, 'due'>) {
  const translate = useTranslate();
  const [count, kind] =
    'days' in due
      ? [due.days, 'days']
      : 'businessHours' in due
        ? [due.businessHours, 'hours']
        : [due.businessDays, 'business'];
  return <>{translate(`resources.plays.due.${count === 0 ? 'start' : kind}`, { smart_count: count })}</>;
}

export function AssigneeRule({ assignee: { role, fallback } }: Pick<PlayTask, 'assignee'>) {
  const translate = useTranslate();
  const named = (each: string) => translate(`resources.plays.role.${each}`, { _: each });
  if (fallback.length === 0) return <>{translate('resources.plays.assignee', { role: named(role) })}</>;
  const others = fallback.map(named).join(', ');
  return <>{translate('resources.plays.or_else', { role: named(role), fallback: others })}</>;
}

export function TriggerRule({ trigger }: Pick<PlayDefinition, 'trigger'>) {
  const translate = useTranslate();
  const text = (key: string, about: object = {}) => translate(`resources.plays.trigger.${key}`, about);
  switch (trigger.on) {
    case 'segment.entered':
    case 'segment.left':
      return (
        <>
          {text(trigger.on.replace('.', '_'))} <SegmentLink segmentKey={trigger.segment} />
        </>
      );
    case 'kpi.missed': {
      const side = trigger.above === undefined ? 'below' : 'above';
      return <>{text(`kpi_missed_${side}`, { measure: words(trigger.measure), target: trigger[side] })}</>;
    }
    case 'escalation.opened':
      return trigger.atLeast > 1 ? (
        <>{text('escalation_repeated', { count: trigger.atLeast, days: trigger.withinDays })}</>
      ) : (
        <>{text('escalation_opened')}</>
      );
    case 'escalation.unresolved':
      return <>{text('escalation_unresolved', { smart_count: trigger.businessDays })}</>;
    case 'hand':
      return <>{text('hand')}</>;
  }
}

export function FrequencyRule({ frequency = 'every' }: Pick<PlayDefinition, 'frequency'>) {
  const translate = useTranslate();
  if (frequency === 'every') return <>{translate('resources.plays.frequency.every')}</>;
  const { times, days } = frequency;
  return <>{translate(`resources.plays.frequency.${days ? 'times_in' : 'times'}`, { smart_count: times, days })}</>;
}
