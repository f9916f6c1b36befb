// How a provider is told which message of ours this is, so that its webhooks can say it back.

export const PROVIDERS = ['ses', 'sendgrid', 'mailgun', 'postmark'] as const;
export type Provider = (typeof PROVIDERS)[number];

const HEADERS: Readonly<Record<Provider, (key: string) => string>> = {
  ses: (key) => `X-SES-MESSAGE-TAGS: bellwether-key=${key}`,
  sendgrid: (key) => `X-SMTPAPI: {"unique_args":{"bellwether_key":"${key}"}}`,
  mailgun: (key) => `X-Mailgun-Variables: {"bellwether_key": "${key}"}`,
  postmark: (key) => `X-PM-Metadata-bellwether-key: ${key}\r\nX-PM-KeepID: true`,
};

/** Lines to put before a mail; `key` is hexadecimal. */
export const providerHeader = (provider: Provider, key: string): string => `${HEADERS[provider](key)}\r\n`;
