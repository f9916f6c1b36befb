// Tells what a program sent by itself from what a person wrote: an out-of-office is no answer, and answering it starts a loop.
import { headerOf, type ParsedMail } from './parsed-mail.js';

const SUBJECTS =
  /^\s*(auto(matic)?[ -]?(reply|response|antwort)|out of (the )?office|abwesenheits(notiz|assistent)|automatische antwort|réponse automatique|respuesta automática|risposta automatica)\b/i;

/** RFC 3834 first; then what older programs write. `sender` is the envelope's, empty for mails that nobody must answer. */
export function isAutomatic(mail: Pick<ParsedMail, 'headers' | 'subject'>, sender: string): boolean {
  const submitted = headerOf(mail, 'auto-submitted').toLowerCase();
  if (submitted !== '') return !submitted.startsWith('no');
  return (
    sender === '' ||
    /^(mailer-daemon|postmaster)@/i.test(sender) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponse'].some((name) => headerOf(mail, name) !== '') ||
    /^(auto_reply|bulk|junk|list)$/i.test(headerOf(mail, 'precedence').trim()) ||
    headerOf(mail, 'list-id') !== '' ||
    SUBJECTS.test(mail.subject)
  );
}
