// A rule as a form: what to tell of, in whose cases, and which ways beside the bell.
import {
  AutocompleteArrayInput,
  BooleanInput,
  CheckboxGroupInput,
  FormDataConsumer,
  NumberInput,
  required,
  SelectInput,
  TextInput,
  useRefresh,
  useTranslate,
} from 'react-admin';
import { useMay } from '../../auth/use-may.js';
import type { AlertRuleInput, SignalType } from '../../schema.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { RecordChoice } from '../../ui/record-choice.js';
import { saveRule, type RuleRow } from './alert.data.js';

type Values = AlertRuleInput & { readonly tellTeam?: boolean };

const NEW: Partial<Values> = {
  name: '',
  direction: 'inbound',
  families: ['negative', 'needs_attention'],
  kinds: [],
  likelyToEscalate: false,
  watches: 'my_teams',
  audience: 'me',
  email: true,
  webhookShape: 'plain',
  pace: 'immediate',
  enabled: true,
};

const TEXT = 'resources.alerts.rule';

/** As the API takes it: an emptied field is null, a team only where one is watched. */
function inputOf({ tellTeam, ...values }: Values): AlertRuleInput {
  const {
    name, families, kinds, likelyToEscalate, clockWarned, clockBreached, watches, email, webhookShape, pace, enabled,
  } = values; // prettier-ignore
  return {
    ...{
      name,
      families,
      kinds,
      likelyToEscalate,
      clockWarned,
      clockBreached,
      watches,
      email,
      webhookShape,
      pace,
      enabled,
    },
    direction: values.direction || null,
    sentimentAtMost: values.sentimentAtMost ?? null,
    attentionAtLeast: values.attentionAtLeast ?? null,
    teamId: watches === 'team' ? values.teamId : null,
    audience: watches === 'team' && tellTeam ? 'team' : 'me',
    webhookUrl: values.webhookUrl || null,
  };
}

export interface RuleDialogProps {
  /** null: a new one */
  readonly rule: RuleRow | null;
  readonly kinds: readonly Pick<SignalType, 'kind' | 'label'>[];
  readonly onClose: () => void;
}

export function RuleDialog({ rule, kinds, onClose }: RuleDialogProps) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const mayTell = useMay('team:manage');
  const choices = (group: string, ids: readonly string[]) =>
    ids.map((id) => ({ id, name: translate(`${TEXT}.${group}.${id}`) }));
  const label = (key: string) => `${TEXT}.${key}`;
  const start = rule ? { ...rule, tellTeam: rule.audience === 'team' } : NEW;
  return (
    <FormDialog<Values>
      title={rule?.name ?? translate(`${TEXT}.new`)}
      submit={translate(`${TEXT}.save`)}
      values={start}
      onSubmit={async (values) => {
        await saveRule(rule?.id ?? null, inputOf(values));
        refresh();
      }}
      onClose={onClose}
    >
      <TextInput source="name" label={label('name')} validate={required()} />
      <CheckboxGroupInput
        source="families"
        label={label('families')}
        choices={choices('family', ['negative', 'needs_attention', 'positive', 'commercial'])}
        translateChoice={false}
      />
      <AutocompleteArrayInput
        source="kinds"
        label={label('kinds')}
        choices={kinds.map((each) => ({ id: each.kind, name: each.label }))}
        translateChoice={false}
      />
      <SelectInput
        source="direction"
        label={label('direction')}
        helperText={label('direction_help')}
        choices={choices('directions', ['inbound', 'outbound', 'note'])}
        translateChoice={false}
      />
      <BooleanInput source="likelyToEscalate" label={label('likelyToEscalate')} helperText={false} />
      <NumberInput source="sentimentAtMost" label={label('sentimentAtMost')} min={0} max={100} step={1} />
      <NumberInput source="attentionAtLeast" label={label('attentionAtLeast')} min={0} max={100} step={1} />
      <BooleanInput source="clockWarned" label={label('clockWarned')} helperText={false} />
      <BooleanInput source="clockBreached" label={label('clockBreached')} helperText={false} />
      <SelectInput
        source="watches"
        label={label('watches')}
        choices={choices('watch', ['my_teams', 'team', 'everything'])}
        translateChoice={false}
        validate={required()}
      />
      <FormDataConsumer<Values>>
        {({ formData }) =>
          formData.watches === 'team' && (
            <>
              <RecordChoice source="teamId" reference="teams" label={label('teamId')} validate={required()} />
              {mayTell && <BooleanInput source="tellTeam" label={label('tell_team')} helperText={false} />}
            </>
          )
        }
      </FormDataConsumer>
      <BooleanInput source="email" label={label('email')} helperText={false} />
      <TextInput source="webhookUrl" type="url" label={label('webhookUrl')} helperText={label('webhook_help')} />
      <SelectInput
        source="webhookShape"
        label={label('webhookShape')}
        choices={choices('shapes', ['plain', 'slack', 'teams'])}
        translateChoice={false}
      />
      <SelectInput
        source="pace"
        label={label('pace')}
        choices={choices('paces', ['immediate', 'digest'])}
        translateChoice={false}
        validate={required()}
      />
      <BooleanInput source="enabled" label={label('on')} helperText={false} />
    </FormDialog>
  );
}
