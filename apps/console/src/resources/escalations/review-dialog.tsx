// What somebody says to a prediction: they take care of it, want it back later, or know better.
import { DateTimeInput, FormDataConsumer, RadioButtonGroupInput, required } from 'react-admin';
import type { PredictionVerdict } from '../../schema.js';
import { reviewPrediction } from './escalation-verbs.js';
import { instant, trimmed, VerbDialog } from './verb-dialog.js';
import { WordsInput } from './verb-inputs.js';

const VERDICTS: readonly PredictionVerdict[] = ['acknowledged', 'snoozed', 'disagreed'];
const choices = VERDICTS.map((id) => ({ id, name: `resources.escalations.prediction.choices.${id}` }));

export const ReviewDialog = ({ caseId, onClose }: { caseId: string; onClose: () => void }) => (
  <VerbDialog
    verb="review"
    start={{ verdict: 'acknowledged' }}
    onClose={onClose}
    onSubmit={({ verdict, note, until }) =>
      reviewPrediction({
        caseId,
        verdict,
        reason: trimmed(note) || null,
        until: verdict === 'snoozed' ? instant(until) : null,
      })
    }
  >
    <RadioButtonGroupInput
      source="verdict"
      label="resources.escalations.fields.verdict"
      choices={choices}
      row={false}
      helperText={false}
    />
    <FormDataConsumer<{ verdict: PredictionVerdict }>>
      {({ formData: { verdict } }) => (
        <>
          {verdict === 'snoozed' && (
            <DateTimeInput
              source="until"
              label="resources.escalations.fields.until"
              validate={required()}
              helperText={false}
            />
          )}
          <WordsInput
            source="note"
            isOptional={verdict !== 'disagreed'}
            helperText={verdict === 'disagreed' ? 'resources.escalations.review.disagree_help' : false}
          />
        </>
      )}
    </FormDataConsumer>
  </VerbDialog>
);
