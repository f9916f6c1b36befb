// What became of what we wrote: whether its mail went out, whether the help desk has it, whether its reader has confirmed it.
import { useGetIdentity, useTranslate } from 'react-admin';
import { StatusChip } from '../../ui/chips.js';
import { words } from '../../ui/format.js';
import { ConfirmNote } from './notes-to-confirm.js';
import type { CaseMessage } from './use-conversation.js';

const TROUBLE = new Set(['failed', 'suppressed', 'bounced', 'expired', 'cancelled', 'unknown']);

export function MessageFate({ of: { id, mail, inSource, receipt } }: { of: CaseMessage }) {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const text = (key: string, options = {}) => translate(`resources.cases.fate.${key}`, options);
  const isMine = receipt?.owner && receipt.owner.id === identity?.id;
  return (
    <>
      {mail && (
        <StatusChip
          tone={mail.state === 'sent' ? 'good' : TROUBLE.has(mail.state) ? 'bad' : 'neutral'}
          label={words(mail.state)}
          title={mail.reason ?? undefined}
        />
      )}
      {inSource === false && <StatusChip label={text('not_in_source')} />}
      {receipt?.confirmedAt && <StatusChip tone="good" label={text('confirmed', { name: receipt.owner?.name })} />}
      {receipt && !receipt.confirmedAt && !isMine && (
        <StatusChip tone="warning" label={text('waits', { name: receipt.owner?.name })} />
      )}
      {receipt && !receipt.confirmedAt && isMine && <ConfirmNote messageId={id} />}
    </>
  );
}
