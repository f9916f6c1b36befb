// First start of an installation that is no demo: the link printed by the server makes its first administrator, once.
import { useState } from 'react';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { Entrance } from './entrance.js';
import { EntryForm } from './entry-form.js';
import { completeSetup, type FirstUser } from './viewer.js';

const FIELDS = [
  { field: 'name', type: 'text', autoComplete: 'name' },
  { field: 'email', type: 'email', autoComplete: 'username' },
  { field: 'password', type: 'password', autoComplete: 'new-password' },
] as const;

export function SetupPage() {
  const translate = useTranslate();
  const token = new URLSearchParams(window.location.search).get('token') ?? '';
  const [user, setUser] = useState<FirstUser>({ name: '', email: '', password: '' });

  if (!token)
    return (
      <Entrance title={translate('bellwether.setup.title')}>
        <p>{translate('bellwether.setup.no_token')}</p>
      </Entrance>
    );

  return (
    <Entrance title={translate('bellwether.setup.title')} intro={translate('bellwether.setup.intro')}>
      <EntryForm
        submit={translate('bellwether.setup.submit')}
        onSubmit={async () => {
          await completeSetup(token, user);
          // A fresh load leaves nothing behind that was read before anybody was signed in.
          window.location.assign('/');
        }}
      >
        {FIELDS.map(({ field, type, autoComplete }, index) => (
          <TextField
            key={field}
            label={translate(`bellwether.auth.${field}`)}
            name={field}
            type={type}
            autoComplete={autoComplete}
            autoFocus={index === 0}
            required
            helperText={field === 'password' ? translate('bellwether.setup.password_help') : undefined}
            value={user[field]}
            onChange={(event) => setUser({ ...user, [field]: event.target.value })}
          />
        ))}
      </EntryForm>
    </Entrance>
  );
}
