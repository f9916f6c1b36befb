// The filters of the account list; tiers and stages are the ones in use, as each company has its own.
import { AutocompleteInput, ReferenceInput, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { AccountChoices, ContractStatus } from '../../schema.js';
import { ChoiceFilter, SearchFilter, type Choice } from '../../ui/filters.js';
import { words } from '../../ui/format.js';

const CHOICES = gql`
  query accountChoices {
    accountChoices {
      tiers
      journeyStages
    }
  }
`;

const CONTRACTS: readonly ContractStatus[] = ['prospect', 'active', 'cancelled', 'churned'];

const named = (ids: readonly string[] = []): Choice[] => ids.map((id) => ({ id, name: words(id) }));
const bySearch = (search: string) => (search ? { search } : {});

export function AccountFilters() {
  const translate = useTranslate();
  const { data } = useAsk<{ accountChoices: AccountChoices }>('accounts', CHOICES, {}, { staleTime: 60_000 });
  return (
    <>
      <SearchFilter />
      <ChoiceFilter source="contractStatus" choices={named(CONTRACTS)} />
      <ChoiceFilter source="tier" choices={named(data?.accountChoices.tiers)} />
      <ChoiceFilter source="journeyStage" choices={named(data?.accountChoices.journeyStages)} />
      <ChoiceFilter source="strategic" choices={[{ id: true, name: translate('resources.accounts.strategic_only') }]} />
      <ReferenceInput source="ownerId" reference="users" sort={{ field: 'name', order: 'ASC' }}>
        <AutocompleteInput
          label="resources.accounts.fields.owner"
          optionText="name"
          filterToQuery={bySearch}
          helperText={false}
          sx={{ width: { xs: 'calc(50% - 4px)', sm: 200 } }}
        />
      </ReferenceInput>
    </>
  );
}
