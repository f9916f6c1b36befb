// Which addresses the door opens for: bounces, unsubscriptions and complaints, and what rooms have registered.
import { Injectable } from '@nestjs/common';
import { MailIdentity } from '#delivery';
import { keyOfReturnAddress } from '#delivery/rules';
import { InjectConfig, type Config } from '#platform/config';
import { installationSecret, type Tx } from '#platform/database';
import { looksLikeReplyAddress, referenceOf, replyAddress } from '../rules/index.js';
import { InboundTargets } from './inbound-targets.js';

const COMPLAINTS = ['abuse', 'complaints', 'fbl', 'postmaster'];

@Injectable()
export class OurAddresses {
  readonly domain: string;
  private readonly domains: ReadonlySet<string>;

  constructor(
    @InjectConfig() config: Config,
    private readonly identity: MailIdentity,
    private readonly targets: InboundTargets,
  ) {
    this.domain = (config.BELLWETHER_INBOUND_DOMAIN ?? identity.domain).toLowerCase();
    this.domains = new Set([this.domain, identity.domain.toLowerCase()]);
  }

  isOurs(address: string): boolean {
    const at = address.lastIndexOf('@');
    if (at < 1 || !this.domains.has(address.slice(at + 1).toLowerCase())) return false;
    return (
      this.isBounce(address) ||
      this.isUnsubscription(address) ||
      this.isComplaint(address) ||
      !!this.targets.of(address.toLowerCase())
    );
  }

  /** The key of the message that came back, from an address that only our own mails carry. */
  bouncedKey(address: string): string | null {
    return keyOfReturnAddress(address, this.identity.domain);
  }

  isBounce(address: string): boolean {
    return this.bouncedKey(address) !== null;
  }

  isUnsubscription(address: string): boolean {
    return localOf(address) === 'unsubscribe';
  }

  isComplaint(address: string): boolean {
    return COMPLAINTS.includes(localOf(address));
  }

  /** An address to answer to that carries what the answer is about; `kind` is a word, `reference` an id. */
  async replyTo(tx: Tx, kind: string, reference: string): Promise<string> {
    return replyAddress(await installationSecret(tx), kind, reference, this.domain);
  }

  /** The id that such an address carries, or null where it isn't one that we made. */
  async repliedTo(tx: Tx, kind: string, address: string): Promise<string | null> {
    return referenceOf(await installationSecret(tx), kind, address);
  }

  /** For a target's `takes`. */
  looksLikeReply(kind: string, address: string): boolean {
    return looksLikeReplyAddress(address, kind);
  }
}

const localOf = (address: string): string => address.slice(0, Math.max(address.lastIndexOf('@'), 0)).toLowerCase();
