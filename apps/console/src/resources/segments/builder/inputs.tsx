// Inputs of a leaf's values: one of a type, several, a number of days.
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { KnownFact } from '../use-rule-words.js';

interface InputProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** Undefined while nothing, or no number, is written. */
export const NumberInput = ({ label, value, onChange }: InputProps<number | undefined>) => (
  <TextField
    size="small"
    margin="none"
    fullWidth={false}
    type="number"
    label={label}
    value={value ?? ''}
    onChange={({ target }) => onChange(target.value === '' ? undefined : Number(target.value))}
    sx={{ width: 150 }}
  />
);

export const TextInput = ({ label, value, onChange }: InputProps<string>) => (
  <TextField
    size="small"
    margin="none"
    fullWidth={false}
    label={label}
    value={value}
    onChange={({ target }) => onChange(target.value)}
  />
);

export const Pick = ({
  label,
  value,
  onChange,
  choices,
}: InputProps<string> & { readonly choices: readonly { readonly id: string; readonly name: string }[] }) => (
  <TextField
    select
    size="small"
    margin="none"
    fullWidth={false}
    label={label}
    value={value}
    onChange={({ target }) => onChange(target.value)}
    sx={{ minWidth: 140 }}
  >
    {choices.map(({ id, name }) => (
      <MenuItem key={id} value={id}>
        {name}
      </MenuItem>
    ))}
  </TextField>
);

const TYPES: Partial<Record<KnownFact['type'], string>> = { date: 'date', instant: 'datetime-local' };

const local = (value: unknown): string => {
  const at = new Date(String(value));
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** One value of the fact's type. */
export function ValueInput({
  fact: { type, values },
  label,
  yes,
  no,
  value,
  onChange,
}: InputProps<unknown> & {
  readonly fact: Pick<KnownFact, 'type' | 'values'>;
  readonly yes: string;
  readonly no: string;
}) {
  if (type === 'number') return <NumberInput label={label} value={value as number | undefined} onChange={onChange} />;
  if (type === 'boolean') {
    const choices = [
      { id: 'true', name: yes },
      { id: 'false', name: no },
    ];
    return (
      <Pick
        label={label}
        value={typeof value === 'boolean' ? String(value) : ''}
        choices={choices}
        onChange={(each) => onChange(each === 'true')}
      />
    );
  }
  if (values) {
    const choices = values.map((id) => ({ id, name: id.replaceAll('_', ' ') }));
    return <Pick label={label} value={typeof value === 'string' ? value : ''} choices={choices} onChange={onChange} />;
  }
  const shown = type === 'instant' ? local(value) : typeof value === 'string' ? value : '';
  return (
    <TextField
      size="small"
      margin="none"
      fullWidth={false}
      type={TYPES[type] ?? 'text'}
      label={label}
      value={shown}
      onChange={({ target }) =>
        onChange(type === 'instant' && target.value ? new Date(target.value).toISOString() : target.value)
      }
      slotProps={TYPES[type] ? { inputLabel: { shrink: true } } : {}}
    />
  );
}

/** Several, as a line of text: what is being written keeps its commas until it is left. */
export function ValuesInput({ label, value, onChange, numbers }: InputProps<unknown> & { readonly numbers: boolean }) {
  const shown = Array.isArray(value) ? value.join(', ') : '';
  return (
    <TextField
      key={shown}
      size="small"
      margin="none"
      fullWidth={false}
      label={label}
      defaultValue={shown}
      onBlur={({ target }) => {
        const each = target.value.split(',').map((text) => text.trim());
        const given = each.filter((text) => text !== '');
        onChange(numbers ? given.map(Number) : given);
      }}
      sx={{ minWidth: 220 }}
    />
  );
}
