// A swarm: one question about one case, a time box, and the experts it is shared with.
import { err, ok, type Result } from '#kernel';

export const SWARM_OUTCOMES = ['solved', 'answered', 'nobody_knew', 'withdrawn'] as const;
export type SwarmOutcome = (typeof SWARM_OUTCOMES)[number];

export const EXPERT_STATES = ['invited', 'accepted', 'declined'] as const;
export type ExpertState = (typeof EXPERT_STATES)[number];

const MOST_QUESTION = 4_000;
export const MOST_EXPERTS = 20;
const LEAST_MINUTES = 15;
const MOST_MINUTES = 30 * 24 * 60;

export interface SwarmWish {
  readonly question: string;
  /** the time box, from now */
  readonly minutes: number;
  readonly expertIds: readonly string[];
}

export function checkSwarm({ question, minutes, expertIds }: SwarmWish): Result<SwarmWish> {
  const asked = question.trim();
  if (asked === '') return err('SWARM_QUESTION_EMPTY', 'Ask one question: experts answer what they are asked.');
  if (asked.length > MOST_QUESTION)
    return err('SWARM_QUESTION_LONG', `A question has at most ${MOST_QUESTION} characters.`);
  if (!Number.isInteger(minutes) || minutes < LEAST_MINUTES || minutes > MOST_MINUTES)
    return err('SWARM_TIME_BOX', 'Give it from 15 minutes to 30 days.');
  const experts = [...new Set(expertIds)];
  if (experts.length === 0) return err('SWARM_EXPERTS_NONE', 'Choose at least one expert.');
  if (experts.length > MOST_EXPERTS) return err('SWARM_EXPERTS_MANY', `Ask at most ${MOST_EXPERTS} people at once.`);
  return ok({ question: asked, minutes, expertIds: experts });
}

/** What is known of somebody who could help. */
export interface ExpertFacts {
  /** of theirs that the case is about, as they are spelled */
  readonly skills: readonly string[];
  /** cases of the product that they resolved in the last year */
  readonly ofProduct: number;
  /** of these, with at least two telling words of the case's subject */
  readonly similar: number;
}

/** Points: 4 for each skill (at most three), 3 for each similar case (at most four), and the product's cases on a log scale. Ours. */
export const expertScore = ({ skills, ofProduct, similar }: ExpertFacts): number =>
  4 * Math.min(skills.length, 3) + 3 * Math.min(similar, 4) + Math.round(2 * Math.log2(1 + ofProduct));

const SILENT = new Set(
  'the and for with from that this not can our your are was has have does how what when why who all any about into after'.split(
    ' ',
  ),
);

/** Words of a subject that tell something, in lower case, each once. */
export const tellingWords = (text: string): string[] =>
  [...new Set(text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}-]{2,}/gu) ?? [])]
    .filter((word) => !SILENT.has(word))
    .slice(0, 12);
