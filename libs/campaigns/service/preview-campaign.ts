// What a contact would get in a step of a campaign if it were sent now.
import { Injectable } from '@nestjs/common';
import { ContactRepository } from '#accounts';
import { ComposeMails, type MailPreview, type MailTemplate, type Recipient } from '#delivery';
import { Clock, err, ok, type Result } from '#kernel';
import type { Tx } from '#platform/database';
import type { CampaignDefinition } from '../rules/campaign.js';
import { bestLocale } from '../rules/locale.js';
import { CampaignRepository } from '../store/campaign.repository.js';
import { CampaignFields } from './campaign-fields.js';
import { CAMPAIGN_NOT_FOUND } from './launch-campaign.js';
import { MailOfStep } from './mail-of-step.js';

@Injectable()
export class PreviewCampaign {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly mails: MailOfStep,
    private readonly composing: ComposeMails,
    private readonly fields: CampaignFields,
    private readonly contacts: ContactRepository,
    private readonly clock: Clock,
  ) {}

  /** The first mail where no step is named. */
  async ofStep(tx: Tx, key: string, contactId: string, step: string | null): Promise<Result<MailPreview>> {
    const campaign = await this.campaigns.byKey(tx, key);
    if (!campaign) return CAMPAIGN_NOT_FOUND;
    const mails = await this.mails.all(tx, campaign.definition);
    if (!mails.ok) return mails;
    const contact = await this.contacts.byId(tx, contactId);
    const wanted = step ?? mails.value[0]?.step ?? '';
    const locales = mails.value.filter((each) => each.step === wanted).map(({ locale }) => locale);
    const variant = mails.value.find((each) => each.step === wanted)?.variant ?? '';
    const mail = MailOfStep.closest(
      mails.value,
      wanted,
      variant,
      bestLocale(contact?.locale ?? null, locales.filter(Boolean)),
    );
    if (!mail) return err('CAMPAIGN_STEP_UNKNOWN', 'No step of this campaign sends that mail.');
    return this.of(tx, mail.template, contactId, campaign.definition);
  }

  private async of(
    tx: Tx,
    template: MailTemplate,
    contactId: string,
    definition: CampaignDefinition | undefined,
  ): Promise<Result<MailPreview>> {
    const recipient = await this.recipient(tx, template, contactId, definition);
    return recipient.ok ? this.composing.preview(template.opened, recipient.value) : recipient;
  }

  private async recipient(
    tx: Tx,
    { published, source }: MailTemplate,
    contactId: string,
    definition: CampaignDefinition | undefined,
  ): Promise<Result<Recipient>> {
    if (!(await this.contacts.byId(tx, contactId))) return err('CONTACT_NOT_FOUND', 'There is no such contact.');
    const names = published.fields.map(({ name }) => name.replace(/\[\].*$/, ''));
    const sample = source.sample['campaign'];
    const values =
      definition?.values ?? (typeof sample === 'object' && sample !== null ? (sample as Record<string, string>) : {});
    const people = await this.fields.recipients(tx, [contactId], this.clock.now(), names, values);
    const found = people.get(contactId);
    return found ? ok(found) : err('CONTACT_NOT_FOUND', 'There is no such contact.');
  }
}
