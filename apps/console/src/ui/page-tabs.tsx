// Tabs of a record's page; the open one stands in the address, so that it can be linked.
import { Suspense, type ReactNode, type SyntheticEvent } from 'react';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useLocation, useNavigate } from 'react-admin';

export interface PageTab {
  readonly key: string;
  readonly label: string;
  /** shown, and so loaded, while the tab is open */
  readonly content: ReactNode;
}

export function PageTabs({ tabs }: { tabs: readonly PageTab[] }) {
  const navigate = useNavigate();
  const query = new URLSearchParams(useLocation().search);
  const open = tabs.find(({ key }) => key === query.get('tab')) ?? tabs[0];
  if (!open) return null;
  const choose = (_event: SyntheticEvent, key: string) => {
    query.set('tab', key);
    navigate({ search: `?${query}` }, { replace: true });
  };
  return (
    <>
      <Tabs value={open.key} onChange={choose} variant="scrollable" scrollButtons="auto" allowScrollButtonsMobile>
        {tabs.map(({ key, label }) => (
          <Tab key={key} value={key} label={label} id={`tab-${key}`} aria-controls={`panel-${key}`} />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`panel-${open.key}`} aria-labelledby={`tab-${open.key}`} sx={{ paddingTop: 2.5 }}>
        <Suspense fallback={<Skeleton variant="rounded" height={240} />}>{open.content}</Suspense>
      </Box>
    </>
  );
}
