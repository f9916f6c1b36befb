// The bar on top: the house, what the keyboard can do, light or dark, and the viewer.
import { Suspense } from 'react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { AppBar, LinkBase, LoadingIndicator, ToggleThemeButton, useTranslate } from 'react-admin';
import { useContributions } from '../resources/use-contributions.js';
import { Brand } from './brand.js';
import { GlobalFilter } from './global-filter.js';
import { Shortcuts } from './shortcuts.js';
import { ViewerMenu } from './viewer-menu.js';

export function ConsoleBar() {
  const translate = useTranslate();
  const items = useContributions('barItems');
  return (
    <AppBar
      alwaysOn
      color="inherit"
      userMenu={<ViewerMenu />}
      toolbar={
        <>
          <GlobalFilter />
          <LoadingIndicator />
          {items.map(({ id, component: Item }) => (
            <Suspense key={id} fallback={null}>
              <Item />
            </Suspense>
          ))}
          <Shortcuts />
          <ToggleThemeButton />
        </>
      }
    >
      <Link
        component={LinkBase}
        to="/"
        color="inherit"
        underline="none"
        sx={{ display: 'flex' }}
        aria-label={translate('bellwether.home.title')}
      >
        <Brand />
      </Link>
      <Box sx={{ flexGrow: 1 }} />
    </AppBar>
  );
}
