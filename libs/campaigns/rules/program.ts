// A campaign's steps as a flat list of instructions, each with the number of the one that follows: what an enrolment stands on is a number.
import type { CampaignDefinition } from './campaign.js';
import type { Branch, Condition, Send, Step, TaskStep, Wait } from './steps.js';

export type Instruction =
  | { readonly kind: 'send'; readonly step: Send; readonly next: number }
  | { readonly kind: 'wait'; readonly wait: Wait['wait']; readonly next: number }
  | { readonly kind: 'task'; readonly step: TaskStep; readonly next: number }
  | {
      readonly kind: 'branch';
      readonly arms: readonly { readonly name: string; readonly when: Condition; readonly next: number }[];
      readonly next: number;
    };

/** Number of the place behind the last instruction. */
export const END = -1;

/** The name of the only step of a campaign of one mail. */
export const ONLY_STEP = 'mail';

export function stepsOf({ steps, template, subject }: CampaignDefinition): readonly Step[] {
  if (steps) return steps;
  return template ? [{ send: ONLY_STEP, template, ...(subject && { subject }) }] : [];
}

/** The first instruction is number 0; without instructions there is nothing to do. */
export function programOf(definition: CampaignDefinition): readonly Instruction[] {
  const program: Instruction[] = [];
  /** Puts the steps down and answers where they begin. What follows is put down first, so that it has a number. */
  const put = (steps: readonly Step[], then: number): number =>
    [...steps].reverse().reduce((next, step) => program.push(instruction(step, next)) - 1, then);
  const instruction = (step: Step, next: number): Instruction => {
    if ('send' in step) return { kind: 'send', step, next };
    if ('wait' in step) return { kind: 'wait', wait: step.wait, next };
    if ('task' in step) return { kind: 'task', step, next };
    return branch(step, next);
  };
  const branch = ({ branch: arms, otherwise = [] }: Branch, next: number): Instruction => ({
    kind: 'branch',
    arms: arms.map(({ name, when, steps }) => ({ name, when, next: put(steps, next) })),
    next: put(otherwise, next),
  });
  const start = put(stepsOf(definition), END);
  return start === END ? [] : inOrder(program, start);
}

/** Numbered as a person reads them, the start first. */
function inOrder(program: readonly Instruction[], start: number): Instruction[] {
  const numbers = new Map<number, number>();
  const visit = (at: number): void => {
    const found = program[at];
    if (!found || numbers.has(at)) return;
    numbers.set(at, numbers.size);
    if (found.kind === 'branch') for (const arm of found.arms) visit(arm.next);
    visit(found.next);
  };
  visit(start);
  const to = (at: number): number => numbers.get(at) ?? END;
  return [...numbers.keys()].flatMap((at): Instruction[] => {
    const found = program[at];
    if (!found) return [];
    const next = to(found.next);
    if (found.kind !== 'branch') return [{ ...found, next }];
    return [{ ...found, next, arms: found.arms.map((arm) => ({ ...arm, next: to(arm.next) })) }];
  });
}

export const sendsOf = (program: readonly Instruction[]): Send[] =>
  program.flatMap((each) => (each.kind === 'send' ? [each.step] : []));

/** Every condition that is asked anywhere in it. */
export function conditionsOf(definition: CampaignDefinition): Condition[] {
  const inSteps = programOf(definition).flatMap((each): Condition[] => {
    if (each.kind === 'branch') return each.arms.map(({ when }) => when);
    return each.kind === 'wait' && 'for' in each.wait ? [each.wait.for] : [];
  });
  return definition.reached ? [...inSteps, definition.reached.when] : inSteps;
}

/** Of a step with one template, or subject, for each variant: that of this one. */
export const ofVariant = (choice: string | Readonly<Record<string, string>>, variant: string): string | undefined =>
  typeof choice === 'string' ? choice : choice[variant];

/** Keys of all segments that it names. */
export const segmentsOf = (definition: CampaignDefinition): string[] => [
  definition.audience.segment,
  ...conditionsOf(definition).flatMap((each) =>
    'segment' in each ? [each.segment] : 'notSegment' in each ? [each.notSegment] : [],
  ),
];

/** Names of all templates that it sends. */
export const templatesOf = (definition: CampaignDefinition): string[] => [
  ...new Set(
    sendsOf(programOf(definition)).flatMap(({ template }) =>
      typeof template === 'string' ? [template] : Object.values(template),
    ),
  ),
];
