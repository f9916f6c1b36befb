// An entry of the directory, new or changed: for which trouble, who, when and how.
import { SelectInput, TextInput, required, useRefresh, useTranslate } from 'react-admin';
import type { DirectoryEntry, DirectorySeverity, User } from '../../schema.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { words } from '../../ui/format.js';
import { UserChoice } from '../../ui/record-choice.js';
import { saveEntry } from './directory-verbs.js';

export type EntryRow = Pick<
  DirectoryEntry,
  'id' | 'product' | 'problemType' | 'severity' | 'team' | 'hours' | 'channel'
> & {
  readonly person: Pick<User, 'id' | 'name'> | null;
  readonly backup: Pick<User, 'id' | 'name'> | null;
};

const SEVERITIES: readonly DirectorySeverity[] = ['critical', 'high', 'normal', 'low'];
const severities = SEVERITIES.map((id) => ({ id, name: words(id) }));
const label = (source: string) => `resources.directory.fields.${source}`;
const orNull = (value: unknown): unknown => (value === '' || value === undefined ? null : value);

const FIELDS = ['product', 'problemType', 'severity', 'team', 'personId', 'backupId', 'hours', 'channel'] as const;
type Values = Partial<Record<(typeof FIELDS)[number], unknown>>;

export function EntryDialog({ entry, onClose }: { entry?: EntryRow; onClose: () => void }) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const start = entry && { ...entry, personId: entry.person?.id, backupId: entry.backup?.id };
  return (
    <FormDialog<Values>
      title={translate(`resources.directory.${entry ? 'edit' : 'add'}_title`)}
      submit={translate('resources.directory.save')}
      values={start}
      onClose={onClose}
      onSubmit={async (values) => {
        const input = Object.fromEntries(FIELDS.map((field) => [field, orNull(values[field])]));
        await saveEntry({ id: entry?.id ?? null, input });
        refresh();
      }}
    >
      <TextInput source="product" label={label('product')} helperText="resources.directory.any_help" />
      <TextInput source="problemType" label={label('problemType')} helperText="resources.directory.any_help" />
      <SelectInput
        source="severity"
        label={label('severity')}
        choices={severities}
        translateChoice={false}
        helperText="resources.directory.any_help"
      />
      <TextInput source="team" label={label('team')} validate={required()} helperText={false} />
      <UserChoice source="personId" label={label('personId')} helperText={false} />
      <UserChoice source="backupId" label={label('backupId')} helperText={false} />
      <TextInput source="hours" label={label('hours')} helperText={false} />
      <TextInput source="channel" label={label('channel')} helperText={false} />
    </FormDialog>
  );
}
