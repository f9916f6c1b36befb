// Decides whether a JSON value is a campaign, and whether its steps fit together.
import { ok, type Result } from '#kernel';
import { doubledKeys, problem, readShape, refuse, type Problem, type Refusal } from '#facts/rules';
import { campaignSchema, type CampaignDefinition } from './campaign.js';
import { conditionsOf, programOf, sendsOf } from './program.js';

const MOST_INSTRUCTIONS = 100;

export function validateCampaign(input: unknown): Result<CampaignDefinition, Refusal<'CAMPAIGN_INVALID'>> {
  const { value, problems } = readShape('CAMPAIGN_SHAPE', campaignSchema, input);
  if (problems) return refuse('CAMPAIGN_INVALID', problems);
  const more = misfits(value);
  return more.length > 0 ? refuse('CAMPAIGN_INVALID', more) : ok(value);
}

/** Steps that name each other, variants that have a mail, and no two ways to say what is sent. */
function misfits(definition: CampaignDefinition): Problem[] {
  const { template, steps, subject, experiment } = definition;
  if ((template === undefined) === (steps === undefined))
    return [problem('CAMPAIGN_STEPS', ['steps'], 'Name one template, or the steps: one of the two is needed.')];
  if (steps && subject)
    return [problem('CAMPAIGN_STEPS', ['subject'], 'With steps, each one that sends has a subject of its own.')];
  const program = programOf(definition);
  const sends = sendsOf(program);
  const names = sends.map(({ send }) => send);
  const variants = (experiment?.variants ?? []).map(({ key }) => key);
  const found: Problem[] = doubledKeys('CAMPAIGN_STEP_DOUBLED', names, () => ['steps']);
  if (program.length > MOST_INSTRUCTIONS)
    found.push(problem('CAMPAIGN_STEPS', ['steps'], `A campaign has at most ${MOST_INSTRUCTIONS} steps.`));
  if (sends.length === 0)
    found.push(problem('CAMPAIGN_STEPS', ['steps'], 'A campaign sends at least one mail. Add a step that sends.'));
  for (const condition of conditionsOf(definition))
    for (const word of ['clicked', 'replied', 'answered'] as const) {
      const name = (condition as Partial<Record<string, string>>)[word];
      if (name !== undefined && !names.includes(name))
        found.push(
          problem('CAMPAIGN_STEP_UNKNOWN', ['steps'], `No step sends “${name}”. There is: ${names.join(', ')}.`),
        );
    }
  for (const { send, template: chosen, subject: line } of sends)
    for (const choice of [chosen, line]) {
      const missing = typeof choice === 'object' ? variants.filter((key) => !Object.hasOwn(choice, key)) : [];
      if (typeof choice === 'object' && (missing.length > 0 || variants.length === 0))
        found.push(
          problem('CAMPAIGN_VARIANT', ['steps'], `“${send}” needs a template for each variant of the experiment.`),
        );
    }
  return [...found, ...doubledKeys('CAMPAIGN_VARIANT', variants, (index) => ['experiment', 'variants', index, 'key'])];
}
