// The facts that exist without any upper room: of accounts, contacts, cases, escalations and use.
import { accountFacts, accountFactsOfContacts } from './account-facts.js';
import { FactCatalogue } from './catalogue.js';
import { contactFacts } from './contact-facts.js';
import { cases, casesOfContacts, escalations, escalationsOfContacts } from './related-rows.js';
import { usageCollections, usageFacts } from './usage-facts.js';

export const shippedCatalogue = (): FactCatalogue =>
  new FactCatalogue().register({
    facts: [...accountFacts, ...usageFacts, ...contactFacts, ...accountFactsOfContacts],
    collections: [escalations, cases, escalationsOfContacts, casesOfContacts, ...usageCollections],
  });
