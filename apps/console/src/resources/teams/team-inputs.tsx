// The form of a virtual team: its name, and the three kinds of things that it holds.
import { required, TextArrayInput, TextInput } from 'react-admin';
import { RecordChoices } from '../../ui/record-choice.js';

const STILL_HERE = { active: true };

export const TeamInputs = () => (
  <>
    <TextInput source="name" validate={required()} />
    <RecordChoices source="memberIds" reference="users" filter={STILL_HERE} helperText="resources.teams.members_help" />
    <TextArrayInput source="supportGroups" helperText="resources.teams.support_groups_help" />
    <RecordChoices source="accountIds" reference="accounts" />
  </>
);
