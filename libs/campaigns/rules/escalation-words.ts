// How the stages of an escalation are told to a customer: what has been done, and what comes next.

const WORDS: Readonly<Record<string, { readonly status: string; readonly plan: string }>> = {
  new: {
    status: 'We have taken it over and are finding the cause.',
    plan: 'One person owns it from now on. Our next message brings you the plan: what we do, who does it, and by when.',
  },
  plan_in_place: {
    status: 'The plan stands and we are working on it.',
    plan: 'We carry out the steps that we agreed with you, and tell you as soon as one takes longer than we said.',
  },
  fix_delivered: {
    status: 'We have delivered what we believe solves it.',
    plan: 'Please look at it in your daily work. It is solved when you say so, not when we do.',
  },
  customer_confirmed: {
    status: 'You have told us that it works.',
    plan: 'We write down the cause and what keeps it from coming back, and close it with you.',
  },
};

/** `status` and `plan`, one sentence or two each. */
export const stageWords = (stage: string) => WORDS[stage] ?? WORDS['new'];
