// The global filter in the bar on top: one virtual team that every list is narrowed to, kept by the API for the person.
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { useMay } from '../auth/use-may.js';
import { ask, gql } from '../data/graphql.js';
import { useAsk } from '../data/use-ask.js';

const CHOICES = gql`
  query filterChoices($search: String) {
    globalFilter {
      id
      name
    }
    teams(first: 50, filter: { search: $search }) {
      nodes {
        id
        name
      }
    }
  }
`;

const SET = gql`
  mutation setGlobalFilter($teamId: ID) {
    setGlobalFilter(teamId: $teamId) {
      id
    }
  }
`;

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface Answer {
  readonly globalFilter: Choice | null;
  readonly teams: { readonly nodes: readonly Choice[] };
}

function Chooser() {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const client = useQueryClient();
  const [search, setSearch] = useState('');
  const { data } = useAsk<Answer>('teams', CHOICES, { search: search || null });
  const chosen = data?.globalFilter ?? null;
  async function choose(team: Choice | null) {
    try {
      await ask(SET, { teamId: team?.id ?? null });
      // Everything that was read is of another filter now.
      await client.invalidateQueries();
      refresh();
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' });
    }
  }
  const label = translate('bellwether.filter.label');
  return (
    <Autocomplete<Choice>
      size="small"
      options={[...(data?.teams.nodes ?? [])]}
      value={chosen}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      filterOptions={(all) => all}
      onInputChange={(_event, text, reason) => setSearch(reason === 'input' ? text : '')}
      onChange={(_event, team) => void choose(team)}
      noOptionsText={translate('bellwether.filter.none')}
      sx={{ width: { xs: 130, sm: 220 } }}
      renderInput={(params) => (
        <TextField
          {...params}
          placeholder={translate('bellwether.filter.all')}
          slotProps={{ htmlInput: { ...params.inputProps, 'aria-label': label } }}
        />
      )}
    />
  );
}

export function GlobalFilter() {
  const mayRead = useMay('team:read');
  if (!mayRead) return null;
  return (
    <Box component="search" sx={{ marginInline: 1 }}>
      <Chooser />
    </Box>
  );
}
