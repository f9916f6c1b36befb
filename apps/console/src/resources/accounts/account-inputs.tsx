// The form of an account: who they are, what they pay, where they stand.
import Box from '@mui/material/Box';
import { BooleanInput, DateInput, NumberInput, required, SelectInput, TextArrayInput, TextInput } from 'react-admin';
import type { ContractStatus } from '../../schema.js';
import { words } from '../../ui/format.js';
import { RecordChoice } from '../../ui/record-choice.js';
import { TimeZoneInput } from '../../ui/time-zone-input.js';

export const CONTRACT_STATUSES: readonly ContractStatus[] = ['prospect', 'active', 'cancelled', 'churned'];

const statuses = CONTRACT_STATUSES.map((id) => ({ id, name: words(id) }));

export const AccountInputs = () => (
  <>
    <TextInput source="name" validate={required()} />
    <Box sx={{ display: 'grid', gap: 1, columnGap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      <SelectInput source="contractStatus" choices={statuses} translateChoice={false} defaultValue="active" />
      <DateInput source="renewalOn" />
      <NumberInput source="annualValue" min={0} />
      <TextInput source="currency" />
      <TextInput source="tier" />
      <TextInput source="journeyStage" />
      <TextInput source="industry" />
      <NumberInput source="licences" min={0} step={1} />
      <DateInput source="startedOn" />
      <TimeZoneInput source="timeZone" />
    </Box>
    <RecordChoice source="parentId" reference="accounts" />
    <TextArrayInput source="domains" helperText="resources.accounts.domains_help" />
    <BooleanInput source="strategic" />
  </>
);
