// How a play's own words look: on or off, how a run stands, when a task is due and whose it is.
import { useTranslate } from 'react-admin';
import type { PlayRunState } from '../../schema.js';
import type { Tone } from '../../theme/palette.js';
import { StatusChip } from '../../ui/chips.js';
import type { PlayTask } from './plays.js';

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
  const [count, kind] = 'days' in due ? [due.days, 'days'] : [due.businessDays, 'business'];
  return <>{translate(`resources.plays.due.${count === 0 ? 'start' : kind}`, { smart_count: count })}</>;
}

export function AssigneeRule({ assignee: { role, fallback } }: Pick<PlayTask, 'assignee'>) {
  const translate = useTranslate();
  const named = (each: string) => translate(`resources.plays.role.${each}`, { _: each });
  if (fallback.length === 0) return <>{translate('resources.plays.assignee', { role: named(role) })}</>;
  const others = fallback.map(named).join(', ');
  return <>{translate('resources.plays.or_else', { role: named(role), fallback: others })}</>;
}
