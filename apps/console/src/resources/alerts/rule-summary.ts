// A rule in one line, as people would say it.
import { useTranslate } from 'react-admin';
import type { SignalType } from '../../schema.js';
import type { RuleRow } from './alert.data.js';

export function useRuleSummary(kinds: readonly Pick<SignalType, 'kind' | 'label'>[]): (rule: RuleRow) => string {
  const translate = useTranslate();
  const text = (key: string, values: object = {}) => translate(`resources.alerts.rule.${key}`, values);
  return (rule) => {
    const signals = [
      ...rule.families.map((family) => text(`family.${family}`)),
      ...rule.kinds.map((kind) => kinds.find((each) => each.kind === kind)?.label ?? kind),
    ];
    const about = [
      signals.length > 0 ? signals.join(', ') : rule.direction && text(`summary.${rule.direction}`),
      signals.length > 0 && rule.direction && text(`summary.${rule.direction}`),
      rule.likelyToEscalate && text('summary.likely'),
      rule.sentimentAtMost !== null && text('summary.sentiment', { value: rule.sentimentAtMost }),
      rule.attentionAtLeast !== null && text('summary.attention', { value: rule.attentionAtLeast }),
      rule.clockWarned && text('summary.warned'),
      rule.clockBreached && text('summary.breached'),
    ].filter(Boolean);
    const ways = [rule.email && text('email'), rule.webhookUrl && text(`shapes.${rule.webhookShape}`)].filter(Boolean);
    return [
      about.join(' · '),
      `${text('watches')} ${text(`watch.${rule.watches}`)}`,
      ...ways,
      ways.length > 0 && text(`paces.${rule.pace}`),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
