// The parts of the query builder in the dress of this console.
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import ListSubheader from '@mui/material/ListSubheader';
import TextField from '@mui/material/TextField';
import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import type { ActionProps, NotToggleProps, OptionGroup, Option, VersatileSelectorProps } from 'react-querybuilder';

export const AddAction = (action: ActionProps) => (
  <Button
    size="small"
    startIcon={<Add />}
    disabled={action.disabled ?? false}
    onClick={(event) => action.handleOnClick(event)}
  >
    {action.label}
  </Button>
);

export const RemoveAction = (action: ActionProps) => (
  <IconButton
    size="small"
    aria-label={action.title}
    title={action.title}
    onClick={(event) => action.handleOnClick(event)}
  >
    <Close fontSize="small" />
  </IconButton>
);

export const NotToggle = (toggle: NotToggleProps) => (
  <FormControlLabel
    label={toggle.label}
    title={toggle.title}
    sx={{ margin: 0 }}
    control={
      <Checkbox
        size="small"
        checked={toggle.checked ?? false}
        onChange={({ target }) => toggle.handleOnChange(target.checked)}
      />
    }
  />
);

const isGroup = (option: Option | OptionGroup): option is OptionGroup => 'options' in option;

/** Also of fields that are grouped. */
export function Choice(choice: VersatileSelectorProps) {
  const { options, value, title } = choice;
  const items = (options as (Option | OptionGroup)[]).flatMap((option) =>
    isGroup(option)
      ? [
          <ListSubheader key={option.label}>{option.label}</ListSubheader>,
          ...option.options.map(({ name, label }) => (
            <MenuItem key={name} value={name}>
              {label}
            </MenuItem>
          )),
        ]
      : [
          <MenuItem key={option.name} value={option.name}>
            {option.label}
          </MenuItem>,
        ],
  );
  return (
    <TextField
      select
      size="small"
      margin="none"
      fullWidth={false}
      value={value ?? ''}
      onChange={({ target }) => choice.handleOnChange(target.value)}
      slotProps={{ select: { SelectDisplayProps: { 'aria-label': title } } }}
      sx={{ minWidth: 140, maxWidth: { xs: '100%', sm: 300 } }}
    >
      {items}
    </TextField>
  );
}
