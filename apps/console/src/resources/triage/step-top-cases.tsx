// Step 3: the worst of the viewer's open cases from four sides, with filters that can be kept under a name.
import { useState } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { required, TextInput, useTranslate } from 'react-admin';
import { useQueryClient } from '@tanstack/react-query';
import { useAsk } from '../../data/use-ask.js';
import { usePages } from '../../data/use-pages.js';
import type { TopView } from '../../schema.js';
import { EmptyState } from '../../ui/empty-state.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { words } from '../../ui/format.js';
import { RelativeTime } from '../../ui/times.js';
import { CaseLines } from './case-lines.js';
import { SAVED, TOP, type CasesAnswer, type SavedAnswer, type TriagedCase } from './triage.data.js';
import { removeView, saveView } from './triage-verbs.js';

const VIEWS: readonly TopView[] = ['lowest_sentiment', 'highest_attention', 'aging', 'pending_reply'];
const PRIORITIES = ['critical', 'high', 'normal', 'low'];

interface Filter {
  readonly priority?: string;
}

export function StepTopCases() {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const text = (key: string, values: object = {}) => translate(`resources.triage.${key}`, values);
  const [view, setView] = useState<TopView>('lowest_sentiment');
  const [filter, setFilter] = useState<Filter>({});
  const [saving, setSaving] = useState(false);
  const saved = useAsk<SavedAnswer>('triage', SAVED);
  const pages = usePages<CasesAnswer, TriagedCase>('triage', TOP, { view, filter }, ({ page }) => page);
  const reread = () => queryClient.invalidateQueries({ queryKey: ['triage', 'ask', SAVED] });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Tabs
        value={view}
        onChange={(_event, next: TopView) => setView(next)}
        variant="scrollable"
        aria-label={text('steps.3')}
      >
        {VIEWS.map((each) => (
          <Tab key={each} value={each} label={text(`view.${each}`)} />
        ))}
      </Tabs>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <TextField
          select
          size="small"
          label={text('filter.priority')}
          value={filter.priority ?? ''}
          onChange={({ target }) => setFilter(target.value ? { priority: target.value } : {})}
          fullWidth={false}
          sx={{ width: 160 }}
        >
          <MenuItem value="">{text('filter.any')}</MenuItem>
          {PRIORITIES.map((each) => (
            <MenuItem key={each} value={each}>
              {words(each)}
            </MenuItem>
          ))}
        </TextField>
        {saved.data?.views.map((each) => (
          <Chip
            key={each.id}
            label={each.name}
            onClick={() => {
              setView(each.view);
              setFilter(each.filter as Filter);
            }}
            onDelete={() => void removeView(each.id).then(reread)}
          />
        ))}
        <Button onClick={() => setSaving(true)}>{text('saved.save')}</Button>
      </Box>
      <CaseLines
        pages={pages}
        about={view === 'aging' ? ({ openedAt }) => <RelativeTime at={openedAt} /> : undefined}
        empty={<EmptyState dense title={text('empty.top')} />}
      />
      {saving && (
        <FormDialog<{ name: string }>
          title={text('saved.title')}
          submit={text('saved.button')}
          onSubmit={({ name }) => saveView(name, view, filter).then(reread)}
          onClose={() => setSaving(false)}
        >
          <TextInput source="name" label="resources.triage.saved.name" validate={required()} helperText={false} />
        </FormDialog>
      )}
    </Box>
  );
}
