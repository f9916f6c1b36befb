// What somebody can do about an alert without opening the case: say that they have it, or that nothing needs doing and why.
import { err, ok, type Result } from '#kernel';

/** take: the case is in their hands now. acknowledge: seen, nothing needs doing, and why */
export const ALERT_ACTS = ['take', 'acknowledge'] as const;
export type AlertAct = (typeof ALERT_ACTS)[number];

export const ACT_CHANNELS = ['console', 'mail'] as const;
export type ActChannel = (typeof ACT_CHANNELS)[number];

const MOST_REASON = 2_000;

export function checkAct(
  act: string,
  given: string | null | undefined,
): Result<{ act: AlertAct; reason: string | null }> {
  const reason = given?.trim() || null;
  if (act !== 'take' && act !== 'acknowledge')
    return err('ACT_UNKNOWN', 'Choose to take the case or to acknowledge it.');
  if (act === 'acknowledge' && reason === null)
    return err('REASON_MISSING', 'Say why nothing needs doing, in a sentence that others will understand later.');
  if (reason !== null && reason.length > MOST_REASON)
    return err('REASON_TOO_LONG', `Say it in at most ${MOST_REASON} characters.`);
  return ok({ act, reason });
}
