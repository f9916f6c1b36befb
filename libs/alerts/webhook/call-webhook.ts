// One POST to an address that somebody typed in: never into our own network, never where a redirect leads, never for long.
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { err, ok, type Result } from '#kernel';
import { isPrivateAddress } from './private-address.js';

export interface WebhookCall {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** names that may be called though their address is private, and without TLS */
  readonly trustedHosts: readonly string[];
}

const TIMEOUT_MS = 10_000;
const PRIVATE = 'WEBHOOK_ADDRESS_PRIVATE';

class PrivateAddress extends Error {}

/**
 * The socket connects to the addresses that were checked and to no others: a name that answers differently the second
 * time (DNS rebinding) isn't asked a second time.
 */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    const addresses = (found as LookupAddress[] | undefined) ?? [];
    const [first] = addresses;
    if (error) callback(error, '', 0);
    else if (!first || addresses.some(({ address }) => isPrivateAddress(address)))
      callback(new PrivateAddress(), '', 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/** What the server answered with 2xx, or why it counts as not delivered. */
export async function callWebhook(call: WebhookCall): Promise<Result<{ readonly status: number }>> {
  const url = new URL(call.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const trusted = call.trustedHosts.includes(host);
  if (url.protocol !== 'https:' && !trusted)
    return err('WEBHOOK_NOT_HTTPS', 'Webhooks are called by https only. Change the address.');
  if (!trusted && isIP(host) !== 0 && isPrivateAddress(host)) return refusedAsPrivate(host);
  try {
    const status = await post(url, call, trusted ? {} : { lookup: publicLookup });
    if (status >= 200 && status < 300) return ok({ status });
    return status >= 300 && status < 400
      ? err('WEBHOOK_REDIRECTED', `It answered ${status}: redirects are not followed. Give the address it leads to.`)
      : err('WEBHOOK_REFUSED', `It answered ${status}.`, { status });
  } catch (error) {
    if (error instanceof PrivateAddress) return refusedAsPrivate(host);
    return err(
      'WEBHOOK_UNREACHABLE',
      `It could not be reached: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const refusedAsPrivate = (host: string) =>
  err(
    PRIVATE,
    `${host} is in a private network. If you mean it, an administrator adds it to BELLWETHER_WEBHOOK_HOSTS.`,
  );

function post(url: URL, { body, headers }: WebhookCall, options: RequestOptions): Promise<number> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((answered, failed) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent: false, // no connection is shared: each is checked for itself
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Bellwether',
          ...headers,
          'content-length': Buffer.byteLength(body),
        },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...options,
      },
      (response) => {
        answered(response.statusCode ?? 0);
        response.destroy(); // what it says beside the status is nobody's business
      },
    );
    sent.on('error', failed);
    sent.end(body);
  });
}
