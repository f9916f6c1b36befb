// Tells messages that a machine wrote from those of people, where the source doesn't say: acknowledgements and absences count as nothing.
import type { Direction } from './case.js';

/** Longer texts are people's, whatever phrase is in them. */
const MOST_CHARACTERS = 1_200;
/** The tell-tale phrase of a machine stands at the beginning. */
const HEAD = 400;

const ACKNOWLEDGES = [
  /\bthis is an auto(?:mated|matic|-)?\s*(?:generated\s+)?(?:reply|response|message|e-?mail|confirmation)\b/i,
  /\b(?:please\s+)?do not (?:reply|respond) to this (?:e-?mail|message|automated)/i,
  /\bwe(?:'ve| have)? (?:have )?received your (?:request|e-?mail|message|enquiry|inquiry|ticket|support request)\b[^.]*(?:\.|$)[\s\S]{0,200}\b(?:ticket|case|request|reference) (?:number|id|#)/i,
  /\byour (?:request|ticket|case) (?:\(?#?[\w-]+\)? )?has been (?:received|created|opened|logged|updated automatically)\b/i,
  /\b(?:a|your) (?:support )?(?:ticket|case) has been (?:created|opened) (?:for you|with)\b/i,
];

const ABSENT = [
  /^\s*(?:subject:\s*)?(?:automatic reply|auto(?:matic)?-?reply|out of (?:the )?office)\b/i,
  /\bI(?:'m| am)(?: currently)? (?:out of (?:the )?office|on (?:annual |parental |sick |maternity )?leave|away from my (?:desk|e-?mail)|on (?:holiday|vacation))\b[\s\S]{0,200}\b(?:return|back|until|respond|contact|urgent)\b/i,
  /\bI will be out of (?:the )?office\b/i,
];

/** Certain enough to set a message aside; in doubt it is a person's. */
export function looksAutomatic(body: string, direction: Direction): boolean {
  if (direction === 'note' || body.length > MOST_CHARACTERS) return false;
  const head = body.slice(0, HEAD);
  return [...ACKNOWLEDGES, ...(direction === 'inbound' ? ABSENT : [])].some((pattern) => pattern.test(head));
}
