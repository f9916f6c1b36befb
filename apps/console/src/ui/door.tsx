// A way to another resource's page, for empty states: there only when that resource exists and the viewer may read it.
import Button from '@mui/material/Button';
import { LinkBase } from 'react-admin';
import { useMenu } from '../layout/use-menu.js';

export function Door({ to, label }: { to: string; label: string }) {
  const entries = useMenu().flatMap((section) => section.entries);
  if (!entries.some(({ name }) => name === to)) return null;
  return (
    <Button variant="contained" component={LinkBase} to={`/${to}`}>
      {label}
    </Button>
  );
}
