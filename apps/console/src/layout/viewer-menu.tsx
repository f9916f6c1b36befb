// Who is signed in, with which role, and the way out.
import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import { Logout, useGetIdentity, UserMenu, useTranslate } from 'react-admin';

export function ViewerMenu() {
  const { identity } = useGetIdentity();
  const translate = useTranslate();
  return (
    <UserMenu label={translate('bellwether.menu.viewer', { name: identity?.fullName ?? '' })}>
      <Box sx={{ paddingInline: 2, paddingBottom: 1, minWidth: 200 }}>
        <Box sx={{ fontWeight: 600 }}>{identity?.fullName}</Box>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{identity?.['email']}</Box>
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
          {identity && translate(`bellwether.role.${String(identity['role'])}`, { _: String(identity['role']) })}
        </Box>
      </Box>
      <Divider />
      <Logout />
    </UserMenu>
  );
}
