// The form of a contact.
import Box from '@mui/material/Box';
import { required, TextArrayInput, TextInput } from 'react-admin';
import { RecordChoice } from '../../ui/record-choice.js';
import { TimeZoneInput } from '../../ui/time-zone-input.js';

/** A contact stays with the account that it was made for. */
export const ContactInputs = ({ isNew }: { isNew: boolean }) => (
  <>
    <RecordChoice source="accountId" reference="accounts" validate={required()} readOnly={!isNew} />
    <Box sx={{ display: 'grid', gap: 1, columnGap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      <TextInput source="firstName" />
      <TextInput source="lastName" />
      <TextInput source="email" type="email" />
      <TextInput source="phone" type="tel" />
    </Box>
    <TextArrayInput source="roles" helperText="resources.contacts.roles_help" />
    <TimeZoneInput source="timeZone" />
  </>
);
