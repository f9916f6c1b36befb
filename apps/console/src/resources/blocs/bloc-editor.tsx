// A SuccessBLOC as text: written or taken from a file, checked line by line, planned and applied; and saved to a file again.
import { useRef, useState, type ChangeEvent } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { ask } from '../../data/graphql.js';
import { useMay } from '../../auth/use-may.js';
import { ApplyForm } from './apply-form.js';
import { PLAN, type Plan, type Refused } from './blocs.js';
import { PlanItems } from './plan-items.js';

interface Fault {
  readonly line: number;
  readonly column: number;
  readonly advice: string;
}

/** The API tells faults as `line:column CODE advice`, one a line. */
const faultsIn = (message: string): Fault[] =>
  message.split('\n').flatMap((each) => {
    const [, line, column, advice] = /^(\d+):(\d+) [A-Z_]+ (.*)$/.exec(each) ?? [];
    return line && column && advice ? [{ line: Number(line), column: Number(column), advice }] : [];
  });

const offsetOf = (text: string, { line, column }: Fault): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, each) => sum + each.length + 1, column - 1);

function saveAs(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

export function BlocEditor({ name, initial }: { name: string; initial: string }) {
  const translate = useTranslate();
  const mayApply = useMay('bloc:apply');
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(initial);
  const [overwrite, setOverwrite] = useState(false);
  const [answer, setAnswer] = useState<{ text: string; plan: Plan | Refused } | null>(null);
  const say = (key: string) => translate(`resources.blocs.editor.${key}`);

  async function check(replaces = overwrite) {
    setOverwrite(replaces);
    const { plan } = await ask<{ plan: Plan | Refused }>(PLAN, { text, overwrite: replaces });
    setAnswer({ text, plan });
  }
  function take({ target }: ChangeEvent<HTMLInputElement>) {
    void target.files?.[0]?.text().then(setText);
    target.value = '';
  }
  function jump(fault: Fault) {
    const at = offsetOf(text, fault);
    area.current?.focus();
    area.current?.setSelectionRange(at, at + 1);
  }

  const plan = answer?.text === text ? answer.plan : null;
  const faults = plan && 'refusal' in plan ? faultsIn(plan.message) : [];
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Card sx={{ padding: 2.5, display: 'grid', gap: 1.5 }}>
        <TextField
          multiline
          minRows={16}
          maxRows={32}
          label={say('text')}
          value={text}
          inputRef={area}
          onChange={({ target }) => setText(target.value)}
          slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace', fontSize: 13 } } }}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="contained" onClick={() => void check()}>
            {say('check')}
          </Button>
          <Button variant="outlined" component="label">
            {say('open')}
            <input hidden type="file" accept=".yaml,.yml" onChange={take} />
          </Button>
          <Button variant="outlined" onClick={() => saveAs(`${name}.yaml`, text)}>
            {say('save')}
          </Button>
        </Box>
      </Card>
      {plan && 'refusal' in plan && (
        <Alert severity="error">
          {say('refused')}
          <Box component="ul" sx={{ margin: 0, paddingLeft: 2.5 }}>
            {faults.map((fault) => (
              <li key={`${fault.line}:${fault.column}:${fault.advice}`}>
                <Link component="button" type="button" onClick={() => jump(fault)}>
                  {translate('resources.blocs.editor.at', { line: fault.line, column: fault.column })}
                </Link>{' '}
                {fault.advice}
              </li>
            ))}
          </Box>
          {faults.length === 0 && plan.message}
        </Alert>
      )}
      {plan && !('refusal' in plan) && (
        <Box
          sx={{
            display: 'grid',
            gap: 2,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(0, 1fr)' },
          }}
        >
          <PlanItems items={plan.items} />
          {mayApply ? (
            <ApplyForm
              which={{ text }}
              name={name}
              items={plan.items}
              overwrite={overwrite}
              onOverwrite={(replaces) => void check(replaces)}
            />
          ) : (
            <Alert severity="info">{translate('resources.blocs.apply.forbidden')}</Alert>
          )}
        </Box>
      )}
    </Box>
  );
}
