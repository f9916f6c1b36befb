// A time zone by its IANA name, out of those that the browser knows.
import { AutocompleteInput } from 'react-admin';

const zones = Intl.supportedValuesOf('timeZone').map((id) => ({ id, name: id.replaceAll('_', ' ') }));

export const TimeZoneInput = ({ source }: { source: string }) => (
  <AutocompleteInput source={source} choices={zones} translateChoice={false} />
);
