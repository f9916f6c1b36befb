// The form of a virtual team: its name, and the three kinds of things that it holds.
import { AutocompleteArrayInput, ReferenceArrayInput, required, TextArrayInput, TextInput } from 'react-admin';

const bySearch = (search: string) => (search ? { search } : {});

export const TeamInputs = () => (
  <>
    <TextInput source="name" validate={required()} />
    <ReferenceArrayInput
      source="memberIds"
      reference="users"
      sort={{ field: 'name', order: 'ASC' }}
      filter={{ active: true }}
    >
      <AutocompleteArrayInput optionText="name" filterToQuery={bySearch} helperText="resources.teams.members_help" />
    </ReferenceArrayInput>
    <TextArrayInput source="supportGroups" helperText="resources.teams.support_groups_help" />
    <ReferenceArrayInput source="accountIds" reference="accounts" sort={{ field: 'name', order: 'ASC' }}>
      <AutocompleteArrayInput optionText="name" filterToQuery={bySearch} />
    </ReferenceArrayInput>
  </>
);
