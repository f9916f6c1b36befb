// Signs mails (RFC 6376), so that receivers know that the domain stands behind them, unsubscribe headers included.
import { createPrivateKey } from 'node:crypto';
import DKIM from 'nodemailer/lib/dkim';
import { err, ok, type Result } from '#kernel';

export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM */
  readonly privateKey: string;
}

export type Sign = (raw: Buffer) => Promise<Buffer>;

/**
 * nodemailer's own list leaves List-Unsubscribe-Post out, and RFC 8058 §4 wants both of them signed. Names that a mail doesn't
 * have are signed as absent, so that nobody adds them on the way.
 */
export const SIGNED_HEADERS = [
  ...['From', 'Reply-To', 'To', 'Cc', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References'],
  ...[
    'List-Id',
    'List-Unsubscribe',
    'List-Unsubscribe-Post',
    'MIME-Version',
    'Content-Type',
    'Content-Transfer-Encoding',
  ],
].join(':');

export function dkimSigner({ domain, selector, privateKey }: DkimKey): Result<Sign> {
  try {
    if (createPrivateKey(privateKey).asymmetricKeyType !== 'rsa') throw new TypeError('it is no RSA key');
  } catch (thrown) {
    return err(
      'DKIM_KEY_INVALID',
      `BELLWETHER_DKIM_KEY holds no private key that can be used: ${(thrown as Error).message}.`,
    );
  }
  const signer = new DKIM({
    ...{ domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED_HEADERS },
    cacheDir: false,
  });
  return ok(async (raw) => {
    const chunks: Buffer[] = [];
    for await (const chunk of signer.sign(raw)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  });
}
