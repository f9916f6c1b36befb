// A campaign's steps as they are gone through, branches beside each other in words.
import type { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { words } from '../../ui/format.js';
import type { Condition, Definition, Duration, Step, Wait } from './definition.js';

type Text = (key: string, options?: object) => string;

function conditionWords(condition: Condition, text: Text): string {
  const [[kind = 'rule', value] = []] = Object.entries(condition);
  return text(`condition.${kind}`, { name: typeof value === 'string' ? words(value) : '' });
}

function waitWords(wait: Wait, text: Text): string {
  if ('for' in wait)
    return text('step.wait_for', { what: conditionWords(wait.for, text), most: duration(wait.atMost, text) });
  if ('until' in wait)
    return text('step.wait_until', {
      at: wait.until,
      on: (wait.on ?? []).map((day) => text(`weekday.${day}`)).join(', '),
    });
  return text('step.wait', { how: duration(wait, text) });
}

const duration = (parts: Duration, text: Text): string =>
  Object.entries(parts)
    .map(([unit, count]) => text(`unit.${unit}`, { smart_count: count }))
    .join(' ');

function Line({ label, children }: { label: string; children?: ReactNode }) {
  return (
    <Box component="li" sx={{ paddingBlock: 0.75 }}>
      <Typography variant="body2">{label}</Typography>
      {children}
    </Box>
  );
}

function Steps({ steps, text }: { steps: readonly Step[]; text: Text }) {
  if (steps.length === 0)
    return (
      <Typography variant="body2" color="text.secondary">
        {text('step.nothing')}
      </Typography>
    );
  return (
    <Box component="ol" sx={{ margin: 0, paddingLeft: 3 }}>
      {steps.map((step, index) => {
        if ('send' in step) {
          const template = typeof step.template === 'string' ? [step.template] : Object.values(step.template);
          return <Line key={index} label={text('step.send', { name: template.map(words).join(' / ') })} />;
        }
        if ('wait' in step) return <Line key={index} label={waitWords(step.wait, text)} />;
        if ('task' in step) return <Line key={index} label={text('step.task', { title: step.title })} />;
        const arms = [
          ...step.branch.map((arm) => ({
            name: text('step.arm', { name: arm.name, when: conditionWords(arm.when, text) }),
            steps: arm.steps,
          })),
          { name: text('step.otherwise'), steps: step.otherwise ?? [] },
        ];
        return (
          <Line key={index} label={text('step.branch')}>
            <Box
              sx={{
                display: 'grid',
                gap: 1,
                marginTop: 1,
                gridTemplateColumns: 'repeat(auto-fit, minmax(min(220px, 100%), 1fr))',
              }}
            >
              {arms.map((arm) => (
                <Box key={arm.name} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, padding: 1.5 }}>
                  <Typography variant="subtitle2">{arm.name}</Typography>
                  <Steps steps={arm.steps} text={text} />
                </Box>
              ))}
            </Box>
          </Line>
        );
      })}
    </Box>
  );
}

export function CampaignSteps({ definition }: { definition: Definition }) {
  const translate = useTranslate();
  const text: Text = (key, options = {}) => translate(`resources.campaigns.${key}`, options);
  const steps = definition.steps ?? [{ send: 'mail', template: definition.template ?? '' }];
  const { hours, experiment, reached } = definition;
  const notes = [
    hours &&
      text('note.hours', {
        from: hours.from,
        to: hours.to,
        days: hours.days.map((day) => text(`weekday.${day}`)).join(', '),
      }),
    definition.hold.length > 0 ? text('note.held') : text('note.never_held'),
    experiment && experiment.holdout > 0 && text('note.holdout', { percent: experiment.holdout }),
    reached && text('note.reached', { what: conditionWords(reached.when, text), days: reached.withinDays }),
  ].filter((note) => typeof note === 'string');
  return (
    <Card component="section" sx={{ padding: 2.5, marginBottom: 2 }}>
      <Typography variant="h3" component="h2" gutterBottom>
        {text('steps')}
      </Typography>
      <Steps steps={steps} text={text} />
      <Typography variant="body2" color="text.secondary" sx={{ marginTop: 1.5 }}>
        {notes.join(' · ')}
      </Typography>
    </Card>
  );
}
