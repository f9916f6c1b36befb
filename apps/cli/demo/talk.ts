// What people write in the synthetic cases. {product}, {feature}, {name}, {agent} and {n} are filled in.

export const SUBJECTS = [
  '{feature} fails with error {n}',
  '{product}: {feature} is slow since Monday',
  'Cannot share a report with another team',
  'Numbers in {feature} do not match the source',
  'How do we set up {feature} for a new region?',
  'Single sign-on stopped working for some users',
  '{product} export stops after {n} rows',
  'Question about the {feature} limits',
  'Webhook from {product} arrives twice',
  'Dashboard shows yesterday’s data',
  'Permission missing after the update',
  'API answers 50{n} on large requests',
  'Invoice shows the wrong number of licences',
  'Duplicate rows after the import',
  '{feature} missing in the mobile app',
];

/** The customer’s first message. */
export const OPENINGS = [
  'Hello,\n\nsince this morning {feature} in {product} ends with error {n} for everybody in our team. It worked until yesterday. Steps: open the report, choose the last quarter, press Run.\n\nBest regards,\n{name}',
  'Hi team,\n\nwe are setting up {feature} for a second region and would like to know which permissions are needed. The documentation mentions a role that we don’t see.\n\nThanks,\n{name}',
  'Good morning,\n\nthe totals in {feature} are off by about {n} % against our warehouse. We compared three days by hand. Could you check how late events are counted?\n\nRegards,\n{name}',
  'Hi,\n\n{product} has become slow: a page that took two seconds takes almost {n}0 seconds now. Nothing changed on our side.\n\n{name}',
  'Hello support,\n\nour scheduled export stopped after {n}000 rows two nights in a row. The log only says "cancelled". What does that mean?\n\nKind regards,\n{name}',
  'Hi,\n\nsome colleagues can’t sign in any more since we renewed our certificate. Is there something to update on your side?\n\nThank you\n{name}',
];

/** Our replies. */
export const REPLIES = [
  'Hi {name},\n\nthank you for the details. I could reproduce it with {product} and am looking into the logs now. I’ll come back to you with what I find.\n\nBest,\n{agent}',
  'Hello {name},\n\nthis is caused by a limit that we lowered by mistake in the last release. A fix is being tested. Until then, splitting the range in two works.\n\nRegards,\n{agent}',
  'Hi {name},\n\ncould you send us the time of the last failed run and the name of the report? With that I can find it in our logs.\n\nThanks,\n{agent}',
  'Hello {name},\n\nyou need the role "Data steward" for that; an administrator can give it under Settings, People. I attached the steps.\n\nBest,\n{agent}',
  'Hi {name},\n\nthe fix is live since this morning. Could you try once more and tell me whether the numbers are right now?\n\nBest,\n{agent}',
];

/** The customer, calm or content. */
export const CALM = [
  'Hi {agent},\n\nattached is the export of last night. The report is called "Weekly overview".\n\n{name}',
  'Thanks, that helps. We will try it tomorrow and let you know.\n\n{name}',
  'That worked, thank you for the quick answer!\n\n{name}',
  'Great support as always, the numbers are right now. Thank you.\n\n{name}',
  'Understood. Splitting the range works for the moment.\n\n{name}',
];

/** The customer, losing patience. */
export const UPSET = [
  'Hi,\n\nany update on this? It has been {n} days and I have not heard anything back.\n\n{name}',
  'This is really frustrating. We have explained the same thing three times now and {feature} still fails.\n\n{name}',
  'Hello,\n\nthis is urgent: our month-end closing depends on it and we need it fixed today.\n\n{name}',
  'I am very disappointed. Your last answer did not help at all, we are exactly where we started.\n\n{name}',
  'Could you please follow up on this as soon as possible? Our users are blocked.\n\n{name}',
  'Honestly, if this continues we will have to look at other vendors before the renewal.\n\n{name}',
  'Production is down for us since 6 am. Nobody can open {product}. Please call me.\n\n{name}',
];

/** The customer, asking for more than support. */
export const DEMANDS = [
  'I would like to escalate this case. Please involve your management; we can’t wait any longer.\n\n{name}',
  'Please escalate this to a manager today. The outage has cost us two working days.\n\n{name}',
  'This needs to be escalated. I want to speak with somebody who can decide.\n\n{name}',
];

export const NOTES = [
  'Reproduced on the staging copy. Looks like the new paging code; asked the Pipeline team.',
  'Customer is on the old connector. Check the upgrade notes before answering.',
  'Talked to the CSM: renewal is coming up, keep them posted.',
];
