// Inputs that several dialogs about escalations share.
import { DateTimeInput, required, SelectInput, TextInput } from 'react-admin';
import type { EscalationSeverity } from '../../schema.js';
import { words } from '../../ui/format.js';
import { UserChoice } from '../../ui/record-choice.js';

const SEVERITIES: readonly EscalationSeverity[] = ['critical', 'high', 'normal', 'low'];
export const severityChoices = SEVERITIES.map((id) => ({ id, name: words(id) }));

const label = (source: string) => `resources.escalations.fields.${source}`;

export const SeverityInput = () => (
  <SelectInput
    source="severity"
    label={label('severity')}
    choices={severityChoices}
    translateChoice={false}
    validate={required()}
    helperText={false}
  />
);

export const OwnerInput = () => <UserChoice source="ownerId" label={label('owner')} helperText={false} />;

export const NextUpdateInput = () => (
  <DateTimeInput
    source="nextUpdateDueAt"
    label={label('nextUpdateDueAt')}
    helperText="resources.escalations.next_update_help"
  />
);

export interface WordsInputProps {
  readonly source: string;
  readonly helperText?: string | false;
  readonly isOptional?: boolean;
}

export const WordsInput = ({ source, helperText = false, isOptional = false }: WordsInputProps) => (
  <TextInput
    source={source}
    label={label(source)}
    multiline
    minRows={3}
    validate={isOptional ? undefined : required()}
    helperText={helperText}
  />
);
