// How fast this worker may go to one recipient domain. Receivers count, and who is too fast is refused for everybody.
import { Injectable } from '@nestjs/common';
import { fail } from '#kernel';
import { InjectConfig, type Config } from '#platform/config';
import { filled, fullBucket, readRates, sizeOf, takeToken, type Bucket } from '../rules/index.js';

/** A domain is left alone until it has room for a few, or each claim would fetch many and keep one. */
const A_FEW = 8;

@Injectable()
export class DomainThrottle {
  private readonly rates: ReadonlyMap<string, number>;
  private readonly buckets = new Map<string, Bucket>();

  constructor(@InjectConfig() config: Config) {
    this.rates =
      readRates(config.BELLWETHER_MAIL_DOMAIN_RATES) ??
      fail('CONFIG_INVALID', 'BELLWETHER_MAIL_DOMAIN_RATES is written like this: gmail.com=5 *=50');
  }

  /** Whether a mail to this address may go now; if so, it counts. */
  take(address: string): boolean {
    const domain = domainOf(address);
    const rate = this.rateOf(domain);
    if (rate === undefined) return true;
    const now = performance.now();
    const left = takeToken(this.buckets.get(domain) ?? fullBucket(rate, now), rate, now);
    this.buckets.set(domain, left ?? filled(this.buckets.get(domain) ?? fullBucket(rate, now), rate, now));
    return left !== null;
  }

  /** Domains that nothing should be fetched for at the moment. Those with room again are forgotten. */
  exhausted(): string[] {
    const now = performance.now();
    return [...this.buckets].flatMap(([domain, bucket]) => {
      const rate = this.rateOf(domain) ?? Infinity;
      const { tokens } = filled(bucket, rate, now);
      if (tokens >= sizeOf(rate)) this.buckets.delete(domain);
      return tokens < Math.min(sizeOf(rate), A_FEW) ? [domain] : [];
    });
  }

  private rateOf(domain: string): number | undefined {
    return this.rates.get(domain) ?? this.rates.get('*');
  }
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
