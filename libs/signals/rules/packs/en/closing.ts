// Customers who are done: the case may be closed.
import type { SignalRule } from '../../pack.js';

export const closingRules: readonly SignalRule[] = [
  {
    id: 'closure.asks',
    kind: 'closure_request',
    strength: 0.85,
    says: [
      '(close|closing|resolve|cancel|shut|archive|close out|close down|close off) ~1 (this|the|my|our|that|these|both|it|all) ~1 (above|open|support|whole|original|other|old|said|attached|incident|remaining)? (case|cases|ticket|tickets|issue|issues|request|requests|incident|thread|one|out|matter|conversation|inquiry|enquiry|call|case|item|topic|off|now|then|please|$|,)',
      '(please|kindly|pls|can|may|could|you|let us|feel free to|go ahead and|ok to|okay to|fine to|good to|ready to|safe to|happy to|want to|like to|time to|we can|i will|will|shall|so|just|ahead and|right to) ~2 (close|closing) (this|it|that|$|,|now|case|ticket|out|one|here|off)',
      '(case|ticket|issue|request|incident|matter|one|this|it|thread|topic|inquiry|enquiry|call|point) ~1 (can|may|could|should|might) ~2 (be|get) ~2 (closed|resolved as|archived|set to (closed|resolved|solved)|marked|considered (closed|resolved|done|settled)|regarded as (closed|resolved)|cancelled|canceled)',
      '(consider|considered|regard|treat|mark|set|flag|put) ~3 (this|it|case|ticket|issue|request|matter|incident|inquiry|one|the) ~4 (closed|resolved|solved|done|settled|completed|as closed|as resolved|finished)',
      '(may|can|should) be (considered|regarded as|treated as|marked as|marked) ~1 (closed|resolved|solved|settled|done|completed|finished)',
      '(ready|fine|good|okay|ok|free|safe) (for closure|to close|to be closed)',
      '(agree|agreed|confirm|consent|permission|happy|okay|fine|ok|good) ~2 (to|with|for) ~2 (closing|closure|close)',
      '(ok|okay|fine) ~3 (close|closed|closing) ',
      '(withdraw|withdrawing|retract|drop|dropping) ~1 (this|my|our|the) (case|ticket|request|complaint|inquiry|incident)',
      '(no longer|not) (need|needed|require|required|necessary) ~4 (case|ticket|request|assistance|help|support|open|further) ~3 (close|closed|anymore|$|,)',
      '(cancel|disregard|ignore|forget) ~1 (this|my|the|our) (request|ticket|case|inquiry|question|message|mail|email|one|previous|last)',
      '(never mind|nevermind|nvm) ',
      '(no|nothing) (further|more|else|other) ~2 (questions|question|needed|required|to add|action|assistance|issues|help) ~4 (from|at|on|close|please|thank|thanks|side|end|so|$|,)?',
      'closure of (this|the|my|our) (case|ticket|request|incident|issue)',
      'close (pls|please|ticket|case|thanks|thank|now)',
      'please close $',
      'closing (this|it) (is|now|out|myself|as)',
    ],
  },
];
