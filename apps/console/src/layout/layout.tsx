// The frame around every page of a signed-in viewer.
import type { ReactNode } from 'react';
import { CheckForApplicationUpdate, Layout } from 'react-admin';
import { DemoBanner } from '../auth/demo-banner.js';
import { LiveUpdates } from '../data/live-updates.js';
import { ConsoleBar } from './app-bar.js';
import { BrokenPage } from './broken-page.js';
import { SideMenu } from './side-menu.js';

/** The first page of the console is served to who asks for a page. */
const HTML = { headers: { accept: 'text/html' } };

export function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <Layout appBar={ConsoleBar} menu={SideMenu} error={BrokenPage} appBarAlwaysOn>
      <DemoBanner />
      {children}
      <LiveUpdates />
      <CheckForApplicationUpdate fetchOptions={HTML} />
    </Layout>
  );
}
