// How far an escalation is, as steps; who decides moves it by choosing a step.
import Step from '@mui/material/Step';
import StepButton from '@mui/material/StepButton';
import StepLabel from '@mui/material/StepLabel';
import Stepper from '@mui/material/Stepper';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import type { EscalationStage } from '../../schema.js';
import type { EscalationRecord } from './escalation.data.js';
import { updateEscalation } from './escalation-verbs.js';

const STAGES: readonly EscalationStage[] = ['new', 'plan_in_place', 'fix_delivered', 'customer_confirmed'];

export function StageSteps({ of: { id, stage, resolvedAt } }: { of: EscalationRecord }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const mayMove = useMay('escalation:decide') && !resolvedAt;
  const now = STAGES.indexOf(stage);

  async function move(to: EscalationStage) {
    if (to === stage) return;
    try {
      await updateEscalation({ id, input: { stage: to } });
      notify('resources.escalations.change.done', { type: 'success' });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      notify(message, { type: 'error', messageArgs: { _: message } });
    }
    refresh();
  }

  return (
    <Stepper
      nonLinear
      alternativeLabel
      activeStep={now}
      aria-label={translate('resources.escalations.fields.stage')}
      sx={{
        marginInline: { xs: -1.5, sm: 0 },
        '& .MuiStep-root': { paddingInline: 0.5 },
        '& .MuiStepLabel-label': { typography: 'caption', color: 'text.secondary' },
        '& .MuiStepLabel-label.Mui-active': { color: 'text.primary', fontWeight: 650 },
      }}
    >
      {STAGES.map((each, index) => (
        <Step
          key={each}
          completed={index < now || (index === now && resolvedAt !== null)}
          aria-current={!mayMove && each === stage ? 'step' : undefined}
        >
          {mayMove ? (
            <StepButton onClick={() => void move(each)}>{translate(`resources.escalations.stages.${each}`)}</StepButton>
          ) : (
            <StepLabel>{translate(`resources.escalations.stages.${each}`)}</StepLabel>
          )}
        </Step>
      ))}
    </Stepper>
  );
}
