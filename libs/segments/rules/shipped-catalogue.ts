// The facts that exist without any upper room: accounts, contacts, cases and escalations.
import { accountFacts } from './account-facts.js';
import { FactCatalogue } from './catalogue.js';
import { contactFacts } from './contact-facts.js';
import { cases, escalations } from './related-rows.js';

export const shippedCatalogue = (): FactCatalogue =>
  new FactCatalogue().register({ facts: [...accountFacts, ...contactFacts], collections: [escalations, cases] });
