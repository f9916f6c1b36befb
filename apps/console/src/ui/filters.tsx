// The inputs of a list's filter bar: a search that `/` reaches, and choices as wide as their words.
import InputAdornment from '@mui/material/InputAdornment';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import { SelectInput, TextInput, useResourceContext, useTranslate } from 'react-admin';

/** `search` in the API's filter; the placeholder is `resources.<name>.fields.search`. */
export function SearchFilter() {
  const resource = useResourceContext();
  const translate = useTranslate();
  const label = translate(`resources.${resource}.fields.search`, { _: translate('bellwether.list.search') });
  return (
    <TextInput
      source="search"
      type="search"
      label={false}
      helperText={false}
      placeholder={label}
      slotProps={{
        htmlInput: { 'aria-label': label },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchOutlined fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
      sx={{ width: { xs: '100%', sm: 240 } }}
    />
  );
}

export interface Choice {
  readonly id: string | boolean;
  readonly name: string;
}

export function ChoiceFilter({ source, choices }: { source: string; choices: readonly Choice[] }) {
  return (
    <SelectInput
      source={source}
      choices={[...choices]}
      helperText={false}
      translateChoice={false}
      size="small"
      sx={{ width: { xs: 'calc(50% - 4px)', sm: 150 } }}
    />
  );
}
