// The filters of the account list; tiers and stages are the ones in use, as each company has its own.
import { useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { AccountChoices } from '../../schema.js';
import { ChoiceFilter, SearchFilter, type Choice } from '../../ui/filters.js';
import { words } from '../../ui/format.js';
import { RecordChoice } from '../../ui/record-choice.js';
import { CONTRACT_STATUSES } from './account-inputs.js';

const CHOICES = gql`
  query accountChoices {
    accountChoices {
      tiers
      journeyStages
    }
  }
`;

const named = (ids: readonly string[] = []): Choice[] => ids.map((id) => ({ id, name: words(id) }));

export function AccountFilters() {
  const translate = useTranslate();
  const { data } = useAsk<{ accountChoices: AccountChoices }>('accounts', CHOICES, {}, { staleTime: 60_000 });
  return (
    <>
      <SearchFilter />
      <ChoiceFilter source="contractStatus" choices={named(CONTRACT_STATUSES)} />
      <ChoiceFilter source="tier" choices={named(data?.accountChoices.tiers)} />
      <ChoiceFilter source="journeyStage" choices={named(data?.accountChoices.journeyStages)} />
      <ChoiceFilter source="strategic" choices={[{ id: true, name: translate('resources.accounts.strategic_only') }]} />
      <RecordChoice
        source="ownerId"
        reference="users"
        label="resources.accounts.fields.owner"
        helperText={false}
        sx={{ width: { xs: 'calc(50% - 4px)', sm: 180 } }}
      />
    </>
  );
}
