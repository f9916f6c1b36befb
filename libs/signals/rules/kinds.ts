// The catalogue of signals: what can be noticed in a customer's words, and which family a tile counts it in.

export type SignalFamily = 'negative' | 'needs_attention' | 'positive' | 'commercial';

/** A kind stands here from the day a detector finds it. */
export const SIGNAL_KINDS = {
  negative: { family: 'negative', label: 'Negative' },
  frustration: { family: 'negative', label: 'Frustration' },
  confusion: { family: 'negative', label: 'Confusion' },
  impatience: { family: 'negative', label: 'Impatience' },
  lack_of_progress: { family: 'negative', label: 'Lack of progress' },
  not_helpful: { family: 'negative', label: 'Not helpful' },
  churn_risk: { family: 'negative', label: 'Churn risk' },
  urgency: { family: 'needs_attention', label: 'Urgency' },
  follow_up_request: { family: 'needs_attention', label: 'Follow-up request' },
  escalation_request: { family: 'needs_attention', label: 'Escalation request' },
  critical_issue: { family: 'needs_attention', label: 'Critical issue' },
  production_issue: { family: 'needs_attention', label: 'Production issue' },
  closure_request: { family: 'needs_attention', label: 'Closure request' },
  positive: { family: 'positive', label: 'Positive' },
  helpful: { family: 'positive', label: 'Helpful' },
  good_information: { family: 'positive', label: 'Good information' },
  fast_response: { family: 'positive', label: 'Fast response' },
  renewal: { family: 'commercial', label: 'Renewal' },
  expansion: { family: 'commercial', label: 'Expansion' },
} as const satisfies Record<string, { family: SignalFamily; label: string }>;

export type SignalKind = keyof typeof SIGNAL_KINDS;

export const signalKinds = Object.keys(SIGNAL_KINDS) as SignalKind[];

export const familyOf = (kind: SignalKind): SignalFamily => SIGNAL_KINDS[kind].family;
