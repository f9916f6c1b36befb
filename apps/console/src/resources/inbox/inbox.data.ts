// What the console asks of the API about caught mails.
import type { ResourceData } from '../../data/resource-data.js';
import type { CaughtMail } from '../../schema.js';

export type CaughtRow = Pick<CaughtMail, 'id' | 'subject' | 'from' | 'to' | 'caughtAt'>;
export type CaughtRecord = CaughtRow & Pick<CaughtMail, 'html' | 'text' | 'headers'>;

export const data: ResourceData = {
  type: 'CaughtMail',
  page: 'inbox',
  one: 'caughtMail',
  inputs: { search: 'String' },
  row: 'subject from to caughtAt',
  record: 'subject from to caughtAt html text headers { name value }',
};
