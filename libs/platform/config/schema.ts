// Every variable the product reads, in one place: name, meaning, default. .env.example is checked against it.
import { z } from 'zod';

const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol.replace(':', '')),
      `must be a URL that starts with ${protocols.map((name) => `${name}://`).join(' or ')}`,
    );
const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const onOff = z.enum(['on', 'off']).transform((word) => word === 'on');

export const configSchema = z.object({
  PORT: count(1, 65535).default(3000).describe('port of the api and console'),
  HOST: z.string().min(1).default('127.0.0.1').describe('address that the api listens on; 0.0.0.0 for all'),
  BELLWETHER_PUBLIC_URL: url('http', 'https')
    .optional()
    .describe('address that people and mails use; default: the local one'),
  DATABASE_URL: url('postgres', 'postgresql')
    .optional()
    .describe('PostgreSQL 15 or newer; without it an embedded server is used'),
  DATABASE_POOL: count(2, 100)
    .default(10)
    .describe('database connections of one process, queue and listener not counted'),
  REDIS_URL: url('redis', 'rediss')
    .optional()
    .describe('Redis for the queue; without it the queue lives in PostgreSQL'),
  SMTP_URL: z
    .string()
    .refine(
      (text) =>
        text
          .trim()
          .split(/\s+/)
          .every((word) => URL.canParse(word) && /^smtps?:$/.test(new URL(word).protocol)),
      'must be one or more URLs that start with smtp:// or smtps://',
    )
    .optional()
    .describe('mail servers, in the order in which they are tried; without one mails go to the local inbox'),
  BELLWETHER_DKIM_KEY: z
    .string()
    .min(1)
    .optional()
    .describe('file with the RSA private key that mails are signed with'),
  BELLWETHER_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9.-]+$/i)
    .default('bellwether')
    .describe('its selector in the DNS'),
  BELLWETHER_DKIM_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/i)
    .optional()
    .describe('domain that signs; default: that of BELLWETHER_MAIL_FROM'),
  BELLWETHER_MAIL_DOMAIN_RATES: z
    .string()
    .default('')
    .describe('most mails a second of one worker by recipient domain, such as gmail.com=5 *=50'),
  BELLWETHER_CATCHER_PORT: count(0, 65535).default(0).describe('port of the local mail catcher; 0 takes a free one'),
  BELLWETHER_MAIL_DOOR_PORT: count(0, 65535)
    .default(2525)
    .describe('port of the worker that takes mail in (SMTP): answers, bounces, complaints; 0 takes a free one'),
  BELLWETHER_MAIL_DOOR_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('address that the mail door listens on; 0.0.0.0 for all'),
  BELLWETHER_MAIL_DOOR_MAX_MB: count(1, 100).default(25).describe('largest mail that is taken in, in megabytes'),
  BELLWETHER_CASE_MAILBOX: z
    .email()
    .optional()
    .describe('address at which a new mail opens a case; that of BELLWETHER_MAIL_FROM when absent'),
  BELLWETHER_INBOUND_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/i, 'must be a domain name')
    .optional()
    .describe('domain that mail for us is addressed to; default: that of BELLWETHER_MAIL_FROM'),
  BELLWETHER_HOOK_SENDGRID_KEY: z.string().min(1).optional().describe('public key of SendGrid’s signed event webhook'),
  BELLWETHER_HOOK_MAILGUN_KEY: z.string().min(1).optional().describe('signing key of Mailgun’s webhooks'),
  BELLWETHER_HOOK_POSTMARK: z
    .string()
    .regex(/^[^:]+:.+$/, 'must be user:password, as in the address given to Postmark')
    .optional()
    .describe('user:password that Postmark’s webhooks come with'),
  BELLWETHER_HOOK_SES_TOPIC: z
    .string()
    .startsWith('arn:')
    .optional()
    .describe('SNS topic of Amazon SES’s notifications'),
  BELLWETHER_MAIL_LANES: count(1, 32).default(8).describe('connections to the mail server of one worker'),
  BELLWETHER_MAIL_LEASE_SECONDS: count(2, 3600)
    .default(900)
    .describe(
      'after so long without a word a message in flight counts as unknown; the mail server may take a third of it to answer',
    ),
  BELLWETHER_DATA_DIR: z
    .string()
    .min(1)
    .default('.bellwether')
    .describe('folder of the embedded database and of uploads'),
  BELLWETHER_DEMO: onOff
    .optional()
    .describe('on or off: load synthetic demo data at the first start; default: on without DATABASE_URL'),
  BELLWETHER_MAIL_FROM: z
    .string()
    .min(3)
    .default('Bellwether <success@bellwether.example>')
    .describe('sender of company mails'),
  BELLWETHER_COMPANY: z.string().min(1).default('Northwind Cloud').describe('company name in mails'),
  BELLWETHER_POSTAL_ADDRESS: z
    .string()
    .min(1)
    .default('1 Harbour Way, Example City')
    .describe('postal address in mails'),
  BELLWETHER_TIME_ZONE: z.string().min(1).default('UTC').describe('IANA zone in which days are counted'),
  BELLWETHER_WEBHOOK_HOSTS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .describe('hosts in private networks that webhooks may call all the same, separated by commas'),
  BELLWETHER_CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be three capitals, such as USD')
    .default('USD')
    .describe('currency in which sums of money are told'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('least severe line logged'),
});

export type ConfigValues = z.output<typeof configSchema>;
