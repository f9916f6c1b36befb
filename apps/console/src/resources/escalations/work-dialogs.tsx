// Work on an escalation: change it, resolve it, reopen it.
import { NumberInput, TextInput, useRedirect } from 'react-admin';
import type { EscalationRecord } from './escalation.data.js';
import { reopenEscalation, resolveEscalation, updateEscalation } from './escalation-verbs.js';
import { instant, orNull, trimmed, VerbDialog, type Values } from './verb-dialog.js';
import { NextUpdateInput, OwnerInput, SeverityInput, WordsInput } from './verb-inputs.js';

interface WorkProps {
  readonly of: EscalationRecord;
  readonly onClose: () => void;
}

/** What is ended or begun again needs no more than its name. */
interface EndProps extends Pick<WorkProps, 'onClose'> {
  readonly of: Pick<EscalationRecord, 'id'>;
}

/** Only what differs is said: an update that stays due is not due anew, a value that stays needs no reason. */
function changesOf(of: EscalationRecord, values: Values): Values {
  const wish: Values = {
    severity: values['severity'],
    ownerId: orNull(values['ownerId']),
    nextUpdateDueAt: instant(values['nextUpdateDueAt']),
    plan: orNull(values['plan']),
    valueAtStake: orNull(values['valueAtStake']),
    currency: orNull(values['currency']),
    valueReason: orNull(values['valueReason']),
  };
  const now: Values = { ...of, ownerId: of.owner?.id ?? null, nextUpdateDueAt: instant(of.nextUpdateDueAt) };
  const changed = Object.entries(wish).filter(([key, value]) => value !== now[key]);
  const isRevalued = changed.some(([key]) => key === 'valueAtStake' || key === 'currency');
  return { ...Object.fromEntries(changed), ...(isRevalued && { valueReason: wish['valueReason'] }) };
}

export const ChangeDialog = ({ of, onClose }: WorkProps) => (
  <VerbDialog
    verb="change"
    start={{ ...of, ownerId: of.owner?.id ?? null }}
    onClose={onClose}
    onSubmit={(values) => updateEscalation({ id: of.id, input: changesOf(of, values) })}
  >
    <SeverityInput />
    <OwnerInput />
    <NextUpdateInput />
    <WordsInput source="plan" isOptional />
    <NumberInput
      source="valueAtStake"
      label="resources.escalations.fields.valueAtStake"
      min={0}
      helperText="resources.escalations.change.value_help"
    />
    <TextInput source="currency" label="resources.escalations.fields.currency" helperText={false} />
    <WordsInput source="valueReason" isOptional />
  </VerbDialog>
);

export const ResolveDialog = ({ of, onClose }: EndProps) => (
  <VerbDialog
    verb="resolve"
    onClose={onClose}
    onSubmit={({ rootCause, summary, prevention }) =>
      resolveEscalation({
        id: of.id,
        input: { rootCause: trimmed(rootCause), summary: trimmed(summary), prevention: trimmed(prevention) },
      })
    }
  >
    <WordsInput source="rootCause" />
    <WordsInput source="summary" />
    <WordsInput source="prevention" />
  </VerbDialog>
);

/** The resolved one stays as it was; the viewer is led to the one that continues it. */
export function ReopenDialog({ of, onClose }: EndProps) {
  const redirect = useRedirect();
  return (
    <VerbDialog
      verb="reopen"
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        const id = await reopenEscalation({ id: of.id, reason: trimmed(reason) });
        redirect('show', 'escalations', id);
      }}
    >
      <WordsInput source="reason" helperText="resources.escalations.reopen.help" />
    </VerbDialog>
  );
}
