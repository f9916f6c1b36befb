// Asks experts about a case: one question, a time box, and who; those who stand out are a click away.
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useFormContext, useWatch } from 'react-hook-form';
import { required, SelectInput, TextInput, useNotify, useTranslate } from 'react-admin';
import { useAsk } from '../../data/use-ask.js';
import type { SuggestedExpert } from '../../schema.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { RecordChoices } from '../../ui/record-choice.js';
import { SUGGESTED, useSwarmVerbs } from './swarms.js';

type Suggested = Pick<SuggestedExpert, 'userId' | 'skills' | 'ofProduct' | 'similar'> & {
  readonly user: { readonly id: string; readonly name: string } | null;
};

interface Wish {
  readonly question: string;
  readonly minutes: number;
  readonly expertIds?: readonly string[];
}

const ACTIVE = { active: true };
const BOXES = [60, 240, 1440, 4320].map((id) => ({ id, name: `resources.swarms.boxes.m${id}` }));

function Suggestions({ caseId }: { caseId: string }) {
  const translate = useTranslate();
  const { setValue } = useFormContext<Wish>();
  const chosen = useWatch<Wish, 'expertIds'>({ name: 'expertIds' }) ?? [];
  const { data } = useAsk<{ suggestedExperts: readonly Suggested[] }>('swarms', SUGGESTED, { caseId });
  const left = (data?.suggestedExperts ?? []).filter(({ userId }) => !chosen.includes(userId));
  const why = ({ skills, ofProduct, similar }: Suggested): string =>
    [
      skills.length > 0 && translate('resources.swarms.open.why_skills', { skills: skills.join(', ') }),
      ofProduct > 0 && translate('resources.swarms.open.why_cases', { smart_count: ofProduct }),
      similar > 0 && translate('resources.swarms.open.why_similar', { smart_count: similar }),
    ]
      .filter(Boolean)
      .join(' · ');
  if (data && left.length === 0 && chosen.length === 0)
    return <Typography variant="caption">{translate('resources.swarms.open.nobody')}</Typography>;
  return (
    <Box
      role="group"
      aria-label={translate('resources.swarms.open.suggested')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}
    >
      {left.slice(0, 5).map((each) => (
        <Chip
          key={each.userId}
          size="small"
          label={`${each.user?.name ?? ''} – ${why(each)}`}
          onClick={() => setValue('expertIds', [...chosen, each.userId], { shouldDirty: true })}
        />
      ))}
    </Box>
  );
}

export function OpenSwarmDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const { open } = useSwarmVerbs();
  const text = (key: string) => translate(`resources.swarms.open.${key}`);
  return (
    <FormDialog<Wish>
      title={text('title')}
      submit="resources.swarms.open.submit"
      values={{ minutes: 240 }}
      onSubmit={({ question, minutes, expertIds = [] }) =>
        open(caseId, { question, minutes, expertIds: [...expertIds] }).then(() =>
          notify(text('done'), { type: 'success' }),
        )
      }
      onClose={onClose}
    >
      <TextInput
        source="question"
        label="resources.swarms.fields.question"
        multiline
        minRows={3}
        validate={required()}
        helperText={false}
      />
      <SelectInput
        source="minutes"
        label="resources.swarms.fields.minutes"
        choices={BOXES}
        validate={required()}
        helperText={false}
      />
      <RecordChoices
        source="expertIds"
        reference="users"
        filter={ACTIVE}
        label="resources.swarms.fields.experts"
        validate={required()}
        helperText={false}
      />
      <Suggestions caseId={caseId} />
    </FormDialog>
  );
}
