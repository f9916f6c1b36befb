// Sends a mail written for one person: an answer in a case, an alert, a brief. Same states, same promises as a campaign's.
import { Injectable } from '@nestjs/common';
import { Clock, err, ok, type Result } from '#kernel';
import type { Tx } from '#platform/database';
import { checkLetter, messageId, validateAddress, type LetterThread } from '../rules/index.js';
import { LetterRepository } from '../store/letter.repository.js';
import { MailIdentity } from './mail-identity.js';
import { MailingService } from './mailing.service.js';
import type { Named } from './merge-fields.js';

export interface NewLetter {
  /** Names it for good, such as `reply:<message id>`: the same key of the same purpose twice is one mail. */
  readonly key: string;
  /** A word for what letters of this kind are: `case-reply`, `alert`. A problem of one purpose doesn't stop another. */
  readonly purpose: string;
  /** the name may be empty */
  readonly to: Named;
  /** Who sees it in the lists of mails: the account's people. Null for mail to our own. */
  readonly accountId: string | null;
  readonly contactId?: string | null;
  /** the company when absent */
  readonly from?: Named;
  readonly replyTo?: Named;
  readonly subject: string;
  readonly text: string;
  /** made by us: values in it are escaped by whoever made it */
  readonly html?: string | null;
  readonly thread?: LetterThread;
  /** nobody wrote it in person */
  readonly automatic: boolean;
}

export interface SentLetter {
  /** of the mail, whose state says what became of it */
  readonly id: string;
  /** with angle brackets, as answers will name it */
  readonly messageId: string;
}

@Injectable()
export class SendLetter {
  constructor(
    private readonly letters: LetterRepository,
    private readonly mailings: MailingService,
    private readonly identity: MailIdentity,
    private readonly clock: Clock,
  ) {}

  /** In the caller's transaction, whoever's eyes it has: the letter is on its way exactly if that commits. */
  async run(tx: Tx, letter: NewLetter): Promise<Result<SentLetter>> {
    const { key, purpose, to, from, replyTo, accountId, contactId = null, subject, text, html = null } = letter;
    if (!/^[a-z0-9-]{1,63}$/.test(purpose)) throw new TypeError('The purpose of letters is a short word');
    if (key === '' || key.length > 200) return err('LETTER_KEY', 'A letter needs a key of at most 200 characters.');
    const checked = checkLetter({ subject, text, html }, [to.name, from?.name, replyTo?.name]);
    if (!checked.ok) return checked;
    for (const each of [to, from, replyTo]) {
      const address = each && validateAddress(each.email);
      if (address && !address.ok) return address;
    }
    const thread = letter.thread ?? { inReplyTo: null, references: [] };
    const kept = await this.letters.keep(
      tx,
      { purpose, key, accountId, contactId, address: to.email, now: this.clock.now() },
      {
        fromName: from?.name ?? null,
        fromAddress: from?.email ?? null,
        toName: to.name,
        replyToName: replyTo?.name ?? null,
        replyToAddress: replyTo?.email ?? null,
        ...{ subject, text, html, automatic: letter.automatic },
        ...thread,
      },
    );
    this.mailings.ring(tx);
    return ok({ id: kept.id, messageId: messageId(kept.key, this.identity.domain) });
  }
}
