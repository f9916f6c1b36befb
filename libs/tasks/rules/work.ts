// What a task lets people do in place: hand the problem over, write to a contact, log a call, or choose accounts.
import { z } from 'zod';

const line = z.string().trim().min(1).max(200);

export const workSchema = z.discriminatedUnion('do', [
  /** to the team that the escalation directory names */
  z.strictObject({ do: z.literal('hand-over') }),
  /** a draft for a contact; `{{account}}`, `{{contact}}` and `{{me}}` stand for names */
  z.strictObject({ do: z.literal('mail'), subject: line, body: z.string().trim().min(1).max(5_000) }),
  z.strictObject({ do: z.literal('call') }),
  /** which accounts the rest of a portfolio's run is for */
  z.strictObject({ do: z.literal('choose-accounts') }),
]);

export type TaskWork = z.output<typeof workSchema>;

const MERGE = /\{\{\s*(account|contact|me)\s*\}\}/g;
export type DraftNames = Readonly<Record<'account' | 'contact' | 'me', string>>;

/** The text with names in place of their marks; other marks stay as they are. */
export const drafted = (text: string, names: DraftNames): string =>
  text.replace(MERGE, (_mark, name: keyof DraftNames) => names[name]);
