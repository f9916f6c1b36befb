// The rules that come with the product, as files: whoever adds one there, offers it to everybody.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { unwrap } from '#kernel';
import { signalKinds } from '#signals/rules';
import {
  AUDIENCES,
  checkAlertRule,
  PACES,
  SIGNAL_FAMILIES,
  WATCHES,
  type AlertRuleFields,
} from '../rules/alert-rule.js';

const FOLDER = join(process.cwd(), 'templates', 'alerts');

const score = z.number().int().min(0).max(100).nullable().default(null);
const starterSchema = z.strictObject({
  name: z.string(),
  direction: z.enum(['inbound', 'outbound', 'note']).nullable().default(null),
  families: z.array(z.enum(SIGNAL_FAMILIES)).default([]),
  kinds: z.array(z.enum(signalKinds as [(typeof signalKinds)[number]])).default([]),
  likelyToEscalate: z.boolean().default(false),
  sentimentAtMost: score,
  attentionAtLeast: score,
  clockWarned: z.boolean().default(false),
  clockBreached: z.boolean().default(false),
  watches: z.enum(WATCHES).exclude(['team']),
  audience: z.enum(AUDIENCES).exclude(['team']).default('me'),
  email: z.boolean().default(true),
  pace: z.enum(PACES).default('immediate'),
});

@Injectable()
export class AlertStarters {
  private read: Promise<ReadonlyMap<string, AlertRuleFields>> | undefined;

  /** By key, in the order of their file names. */
  all(): Promise<ReadonlyMap<string, AlertRuleFields>> {
    this.read ??= load();
    return this.read;
  }
}

async function load(): Promise<ReadonlyMap<string, AlertRuleFields>> {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml')).sort();
  const read = async (file: string) => {
    const starter = starterSchema.parse(parse(await readFile(join(FOLDER, file), 'utf8')));
    const rule = { ...starter, teamId: null, webhookUrl: null, webhookShape: 'plain', enabled: true } as const;
    return [file.slice(0, -'.yaml'.length), unwrap(checkAlertRule(rule))] as const;
  };
  return new Map(await Promise.all(files.map(read)));
}
