// Who we are in every mail: the company, its domain, and the links that lead back here.
import { Injectable } from '@nestjs/common';
import { fail, unwrap } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { validateAddress, type LinkKeys, type Mailbox } from '../rules/index.js';

@Injectable()
export class MailIdentity {
  readonly company: Mailbox & { readonly name: string };
  readonly postalAddress: string;
  readonly publicUrl: string;

  constructor(@InjectConfig() config: Config) {
    const match = /^\s*(?:(.*?)\s*<([^<>]+)>|([^<>]+?))\s*$/.exec(config.BELLWETHER_MAIL_FROM);
    const address = match?.[2] ?? match?.[3];
    if (!address) fail('CONFIG_INVALID', 'BELLWETHER_MAIL_FROM must be an address, or a name and an address in < >.');
    this.company = { name: match?.[1] || config.BELLWETHER_COMPANY, address: unwrap(validateAddress(address ?? '')) };
    this.companyName = config.BELLWETHER_COMPANY;
    this.postalAddress = config.BELLWETHER_POSTAL_ADDRESS;
    this.publicUrl = config.BELLWETHER_PUBLIC_URL;
  }

  readonly companyName: string;

  get domain(): string {
    return this.company.address.domain;
  }

  linkUrl(purpose: keyof typeof PATHS, token: string): string {
    return `${this.publicUrl}/${PATHS[purpose]}/${token}`;
  }

  unsubscribeUrl(token: string): string {
    return `${this.publicUrl}/u/${token}`;
  }
}

const PATHS = { preferences: 'p', tracking: 'c', answer: 'a' } as const;

/** One key for now; its name is in every link, so that a second can come without breaking the first's. */
export const linkKeys = (secret: Buffer): LinkKeys => ({ current: '1', keys: { 1: secret } });
