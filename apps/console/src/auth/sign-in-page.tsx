// The way in: e-mail and password, and back to the page that was asked for.
import { useState } from 'react';
import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { useLocation, useLogin, useTranslate } from 'react-admin';
import { DemoAccounts } from './demo-accounts.js';
import { Entrance } from './entrance.js';
import { EntryForm } from './entry-form.js';
import { useInstallation } from './installation.js';

export function SignInPage() {
  const translate = useTranslate();
  const login = useLogin();
  const installation = useInstallation();
  const ended = new URLSearchParams(useLocation().search).get('session') === 'ended';
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');

  return (
    <Entrance
      title={translate('bellwether.auth.sign_in')}
      intro={translate('bellwether.auth.intro')}
      aside={
        installation?.demo && (
          <DemoAccounts
            accounts={installation.demoAccounts}
            onPick={(account) => {
              setEmail(account.email);
              setPassword(account.password);
            }}
          />
        )
      }
    >
      {ended && (
        <Alert severity="info" sx={{ marginTop: 2 }}>
          {translate('bellwether.auth.session_ended')}
        </Alert>
      )}
      <EntryForm submit={translate('bellwether.auth.sign_in')} onSubmit={() => login({ email, password })}>
        <TextField
          label={translate('bellwether.auth.email')}
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={translate('bellwether.auth.password')}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </EntryForm>
    </Entrance>
  );
}
