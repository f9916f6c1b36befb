// Asking for an escalation, and answering: accept, decline, or open one without being asked.
import { requestEscalation, acceptRequest, declineRequest, openEscalation } from './escalation-verbs.js';
import { instant, orNull, trimmed, VerbDialog, type Values } from './verb-dialog.js';
import { NextUpdateInput, OwnerInput, SeverityInput, WordsInput } from './verb-inputs.js';

interface DialogProps {
  readonly onClose: () => void;
}

export const RequestDialog = ({ caseId, onClose }: DialogProps & { caseId: string }) => (
  <VerbDialog
    verb="request"
    onClose={onClose}
    onSubmit={({ reason }) => requestEscalation({ caseId, reason: trimmed(reason) })}
  >
    <WordsInput source="reason" helperText="resources.escalations.request.help" />
  </VerbDialog>
);

/** How an escalation starts, whoever asked for it. */
const beginning = ({ severity, ownerId, nextUpdateDueAt }: Values) => ({
  severity,
  ownerId: orNull(ownerId),
  nextUpdateDueAt: instant(nextUpdateDueAt),
});

export interface Deciding {
  readonly step: 'accept' | 'decline';
  readonly request: { readonly id: string; readonly reason: string };
}

type DecideProps = DialogProps & Pick<Deciding, 'request'>;

const AcceptDialog = ({ request, onClose }: DecideProps) => (
  <VerbDialog
    verb="accept"
    start={{ reason: request.reason, severity: 'high' }}
    onClose={onClose}
    onSubmit={(values) =>
      acceptRequest({ id: request.id, input: { ...beginning(values), reason: trimmed(values['reason']) } })
    }
  >
    <SeverityInput />
    <OwnerInput />
    <NextUpdateInput />
    <WordsInput source="reason" />
  </VerbDialog>
);

const DeclineDialog = ({ request, onClose }: DecideProps) => (
  <VerbDialog
    verb="decline"
    onClose={onClose}
    onSubmit={({ decision, reply }) =>
      declineRequest({ id: request.id, reason: trimmed(decision), reply: trimmed(reply) || null })
    }
  >
    <WordsInput source="decision" helperText="resources.escalations.decline.help" />
    <WordsInput source="reply" isOptional helperText="resources.escalations.decline.reply_help" />
  </VerbDialog>
);

/**
 * Belongs above the request that it decides: when somebody else decides first, the request goes and the dialog stays, with
 * what was typed and with the words that say who it was.
 */
export const DecideDialog = ({ step, request, onClose }: Deciding & DialogProps) =>
  step === 'accept' ? (
    <AcceptDialog request={request} onClose={onClose} />
  ) : (
    <DeclineDialog request={request} onClose={onClose} />
  );

export const OpenDialog = ({ about, onClose }: DialogProps & { about: { accountId: string; caseId: string } }) => (
  <VerbDialog
    verb="open"
    start={{ severity: 'high' }}
    onClose={onClose}
    onSubmit={(values) =>
      openEscalation({ input: { ...about, ...beginning(values), reason: trimmed(values['reason']) } })
    }
  >
    <SeverityInput />
    <OwnerInput />
    <NextUpdateInput />
    <WordsInput source="reason" />
  </VerbDialog>
);
