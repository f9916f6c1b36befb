// Who a campaign mail comes from: the company, or the person who looks after the account.
import type { MailAddress } from './address.js';
import type { Mailbox } from './headers.js';

export type SenderChoice = 'company' | 'csm';

export interface Sender {
  readonly from: Mailbox;
  readonly replyTo: Mailbox;
}

/** An account without a CSM gets its mail from the company: a mail from nobody helps nobody. */
export function senderOf(
  choice: SenderChoice,
  company: { readonly name: string; readonly address: MailAddress },
  csm: { readonly name: string; readonly address: MailAddress } | null,
): Sender {
  const from = choice === 'csm' && csm ? csm : company;
  return { from, replyTo: from };
}
