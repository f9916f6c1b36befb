// The filters of the case list. Without a choice of state it shows what is unfinished, and says so.
import { SelectInput, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import { ChoiceFilter, SearchFilter } from '../../ui/filters.js';
import type { CaseMark } from '../../schema.js';
import { words } from '../../ui/format.js';
import { STATE_CHOICES } from './case.data.js';

const TEAMS = gql`
  query caseTeams {
    caseTeams
    caseMarks {
      key
      label
    }
  }
`;

const PRIORITIES = ['critical', 'high', 'normal', 'low'].map((id) => ({ id, name: words(id) }));

function StateFilter() {
  return (
    <SelectInput
      source="state"
      choices={Object.keys(STATE_CHOICES).map((id) => ({ id, name: `resources.cases.states.${id}` }))}
      emptyText="resources.cases.states.unfinished"
      helperText={false}
      size="small"
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      sx={{ width: { xs: 'calc(50% - 4px)', sm: 180 } }}
    />
  );
}

export function CaseFilters() {
  const translate = useTranslate();
  const { data } = useAsk<{ caseTeams: readonly string[]; caseMarks: readonly CaseMark[] }>(
    'cases',
    TEAMS,
    {},
    { staleTime: 60_000 },
  );
  return (
    <>
      <SearchFilter />
      <StateFilter />
      <ChoiceFilter source="priority" choices={PRIORITIES} />
      <ChoiceFilter source="team" choices={(data?.caseTeams ?? []).map((id) => ({ id, name: id }))} />
      <ChoiceFilter
        source="look"
        choices={[
          { id: 'pending-our-reply', name: translate('resources.cases.pending_our_reply') },
          ...(data?.caseMarks ?? []).map(({ key, label }) => ({ id: key, name: label })),
        ]}
      />
      <ChoiceFilter source="unmatched" choices={[{ id: true, name: translate('resources.cases.unmatched_only') }]} />
    </>
  );
}
