// The way around, as sections; an entry appears with its resource and with the permission to read it.
import Box from '@mui/material/Box';
import HomeOutlined from '@mui/icons-material/HomeOutlined';
import { Menu, MenuItemLink, useSidebarState, useTranslate } from 'react-admin';
import { useMenu } from './use-menu.js';

function SectionTitle({ label }: { label: string }) {
  const [open] = useSidebarState();
  return (
    <Box
      component="li"
      role="presentation"
      sx={{
        typography: 'overline',
        color: 'text.secondary',
        paddingInline: '18px',
        paddingTop: 2,
        paddingBottom: 0.5,
        ...(!open && { padding: 0, margin: '10px 16px', height: '1px', overflow: 'hidden', backgroundColor: 'line' }),
      }}
    >
      {label}
    </Box>
  );
}

export function SideMenu() {
  const translate = useTranslate();
  const sections = useMenu();
  return (
    <Box component="nav" aria-label={translate('bellwether.menu.title')} data-menu>
      <Menu>
        <MenuItemLink to="/" primaryText="bellwether.home.title" leftIcon={<HomeOutlined />} keyboardShortcut="g>h" />
        {sections.flatMap(({ section, entries }) => [
          <SectionTitle key={section} label={translate(`bellwether.menu.${section}`)} />,
          ...entries.map(({ name, label, icon: Icon, shortcut }) => (
            <MenuItemLink
              key={name}
              to={`/${name}`}
              primaryText={label}
              leftIcon={<Icon />}
              {...(shortcut && { keyboardShortcut: `g>${shortcut}` })}
            />
          )),
        ])}
      </Menu>
    </Box>
  );
}
