// The views of somebody's tasks as tabs, each with how many it holds.
import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useListContext, useTranslate } from 'react-admin';
import type { TaskCounts, TaskView } from '../../schema.js';
import { CountChip, StatusChip } from '../../ui/chips.js';
import { useFilterValues } from '../../ui/use-list.js';
import { VIEWS } from './task.data.js';

function Count({ view, value }: { view: TaskView; value: number | undefined }) {
  if (!value) return null;
  return view === 'overdue' ? (
    <StatusChip tone="bad" label={String(value)} />
  ) : (
    <CountChip count={{ value, capped: false }} />
  );
}

export function ViewTabs({ view, counts }: { view: TaskView; counts: TaskCounts | undefined }) {
  const { setFilters } = useListContext();
  const values = useFilterValues();
  const translate = useTranslate();
  return (
    <Tabs
      value={view}
      onChange={(_event, chosen: TaskView) => setFilters({ ...values, view: chosen }, undefined, false)}
      variant="scrollable"
      scrollButtons="auto"
      allowScrollButtonsMobile
    >
      {VIEWS.map((each) => (
        <Tab
          key={each}
          value={each}
          id={`view-${each}`}
          label={
            <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
              {translate(`resources.tasks.views.${each}`)}
              {each !== 'done' && <Count view={each} value={counts?.[each]} />}
            </Box>
          }
        />
      ))}
    </Tabs>
  );
}
