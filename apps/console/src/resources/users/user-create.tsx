// A new user, with a first password that is handed over in person.
import { PasswordInput, required, SelectInput, TextInput } from 'react-admin';
import { CreatePage } from '../../ui/record-form.js';
import { useRoleChoices } from './user-marks.js';

export default function UserCreate() {
  const roles = useRoleChoices();
  return (
    <CreatePage>
      <TextInput source="name" validate={required()} autoComplete="off" />
      <TextInput source="email" type="email" validate={required()} autoComplete="off" />
      <SelectInput source="role" choices={roles} translateChoice={false} validate={required()} />
      <PasswordInput
        source="password"
        validate={required()}
        autoComplete="new-password"
        helperText="resources.users.password_help"
      />
    </CreatePage>
  );
}
