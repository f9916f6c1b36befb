// Chooses a record of another resource by typing part of its name.
import {
  AutocompleteArrayInput,
  AutocompleteInput,
  ReferenceArrayInput,
  ReferenceInput,
  type Validator,
} from 'react-admin';
import type { SxProps } from '@mui/material/styles';

export interface RecordChoiceProps {
  readonly source: string;
  /** a resource whose API filter has `search` and whose records have a name */
  readonly reference: string;
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly label?: string;
  readonly validate?: Validator | Validator[];
  readonly readOnly?: boolean;
  readonly helperText?: string | false;
  readonly sx?: SxProps;
}

const BY_NAME = { field: 'name', order: 'ASC' } as const;
const bySearch = (search: string) => (search ? { search } : {});

export const RecordChoice = ({ source, reference, filter = {}, ...input }: RecordChoiceProps) => (
  <ReferenceInput source={source} reference={reference} sort={BY_NAME} filter={filter}>
    <AutocompleteInput optionText="name" filterToQuery={bySearch} {...input} />
  </ReferenceInput>
);

/** The same for several records. */
export const RecordChoices = ({ source, reference, filter = {}, ...input }: RecordChoiceProps) => (
  <ReferenceArrayInput source={source} reference={reference} sort={BY_NAME} filter={filter}>
    <AutocompleteArrayInput optionText="name" filterToQuery={bySearch} {...input} />
  </ReferenceArrayInput>
);

/** Somebody who can still be asked to do something. */
export const UserChoice = (props: Omit<RecordChoiceProps, 'reference' | 'filter'>) => (
  <RecordChoice reference="users" filter={{ active: true }} {...props} />
);
