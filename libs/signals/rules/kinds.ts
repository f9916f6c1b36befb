// The catalogue of signals: what can be noticed in a customer's words, and which family a tile counts it in.

export type SignalFamily = 'negative' | 'needs_attention' | 'positive' | 'commercial';

/** A kind stands here from the day a detector finds it. */
export const SIGNAL_KINDS = {
  negative: { family: 'negative', label: 'Negative' },
  frustration: { family: 'negative', label: 'Frustration' },
  churn_risk: { family: 'negative', label: 'Churn risk' },
  urgency: { family: 'needs_attention', label: 'Urgency' },
  follow_up_request: { family: 'needs_attention', label: 'Follow-up request' },
  escalation_request: { family: 'needs_attention', label: 'Escalation request' },
  critical_issue: { family: 'needs_attention', label: 'Critical issue' },
  production_issue: { family: 'needs_attention', label: 'Production issue' },
  positive: { family: 'positive', label: 'Positive' },
} as const satisfies Record<string, { family: SignalFamily; label: string }>;

export type SignalKind = keyof typeof SIGNAL_KINDS;

export const signalKinds = Object.keys(SIGNAL_KINDS) as SignalKind[];

export const familyOf = (kind: SignalKind): SignalFamily => SIGNAL_KINDS[kind].family;
