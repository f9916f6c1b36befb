// The mails of a campaign, published as they are at this moment: one for each step, variant and language.
import { Injectable } from '@nestjs/common';
import { ComposeMails, MailTemplates, type MailTemplate } from '#delivery';
import { ok, type Result } from '#kernel';
import type { Tx } from '#platform/database';
import type { CampaignDefinition } from '../rules/campaign.js';
import { ofVariant, programOf, sendsOf } from '../rules/program.js';

export interface StepMail {
  readonly step: string;
  readonly variant: string;
  readonly locale: string;
  /** name of the template */
  readonly name: string;
  readonly template: MailTemplate;
}

@Injectable()
export class MailOfStep {
  constructor(
    private readonly templates: MailTemplates,
    private readonly composing: ComposeMails,
  ) {}

  /** All of them in the order of the steps, each written once with its sample: what would stop every mail stops here. */
  async all(tx: Tx, definition: CampaignDefinition): Promise<Result<StepMail[]>> {
    const variants = (definition.experiment?.variants ?? []).map(({ key }) => key);
    const mails: StepMail[] = [];
    for (const { send: step, template, subject } of sendsOf(programOf(definition))) {
      const differs = typeof template === 'object' || typeof subject === 'object';
      for (const variant of differs ? variants : ['']) {
        const name = ofVariant(template, variant) ?? '';
        const line = subject === undefined ? undefined : ofVariant(subject, variant);
        for (const locale of ['', ...(await this.templates.locales(tx, name))]) {
          const made = await this.templates.get(name, line, { tx, locale });
          if (!made.ok) return made;
          const proof = this.composing.prove(made.value);
          if (!proof.ok) return proof;
          mails.push({ step, variant, locale, name, template: made.value });
        }
      }
    }
    return ok(mails);
  }

  /** What one person gets in a step: the closest variant and language. */
  static closest<T extends Pick<StepMail, 'step' | 'variant' | 'locale'>>(
    mails: readonly T[],
    step: string,
    variant: string,
    locale: string,
  ): T | undefined {
    const fits = mails.filter(
      (each) => each.step === step && ['', variant].includes(each.variant) && ['', locale].includes(each.locale),
    );
    return fits.sort(
      (a, b) => Number(b.variant !== '') + Number(b.locale !== '') - Number(a.variant !== '') - Number(a.locale !== ''),
    )[0];
  }
}
