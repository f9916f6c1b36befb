// A user's name, role and password; leaving and coming back are buttons of their own.
import {
  PasswordInput,
  required,
  SelectInput,
  TextArrayInput,
  TextInput,
  useNotify,
  useRecordContext,
  useTranslate,
  useUpdate,
} from 'react-admin';
import { ConfirmButton } from '../../ui/confirm-button.js';
import { EditPage } from '../../ui/record-form.js';
import { useRoleChoices } from './user-marks.js';
import type { UserRow } from './user.data.js';

function ActivationButton() {
  const user = useRecordContext<UserRow>();
  const translate = useTranslate();
  const notify = useNotify();
  const [update] = useUpdate<UserRow, Error>();
  if (!user) return null;
  const { id, name, active } = user;
  const text = (key: string) => translate(`resources.users.${active ? 'deactivate' : 'reactivate'}.${key}`, { name });
  return (
    <ConfirmButton
      color={active ? 'error' : 'primary'}
      label={text('label')}
      title={text('title')}
      content={text('content')}
      onConfirm={async () => {
        const change = { id, data: { active: !active }, previousData: user };
        await update('users', change, { returnPromise: true });
        notify(text('done'), { type: 'success' });
      }}
    />
  );
}

export default function UserEdit() {
  const roles = useRoleChoices();
  return (
    <EditPage actions={<ActivationButton />}>
      <TextInput source="name" validate={required()} autoComplete="off" />
      <TextInput source="email" readOnly />
      <SelectInput source="role" choices={roles} translateChoice={false} validate={required()} />
      <TextArrayInput source="skills" helperText="resources.users.skills_help" />
      <PasswordInput source="password" autoComplete="new-password" helperText="resources.users.new_password_help" />
    </EditPage>
  );
}
