// What the synthetic company and its customers are called. Invented; any likeness is chance.

export const COMPANY_STARTS = (
  'Alder Amber Arctic Aspen Beacon Birch Bright Canyon Cedar Cobalt Copper Coral Crown Delta Dune Eastgate Echo ' +
  'Elm Ember Falcon Fern Fjord Foxglove Garnet Granite Harbor Hazel Highland Indigo Iron Juniper Kestrel Lakeside ' +
  'Larch Linden Lumen Maple Meridian Mesa Nimbus Oakfield Onyx Orchard Osprey Pine Quarry Raven Ridge River Rowan ' +
  'Saffron Sierra Slate Sterling Summit Teal Thistle Timber Vale Verde Willow Winter Zephyr'
).split(' ');
export const COMPANY_ENDS = (
  'Analytics Bank Biotech Capital Care Chemicals Cloud Commerce Dynamics Energy Foods Freight Group Health ' +
  'Insurance Labs Logistics Manufacturing Media Mobility Networks Outfitters Partners Payments Pharma Power ' +
  'Retail Robotics Systems Telecom Travel Utilities'
).split(' ');
export const FIRST_NAMES = (
  'Aisha Alejandro Amelia Anders Anika Arjun Beatriz Bram Camille Chen Chloe Daniel Diego Elena Emeka Emma Farah ' +
  'Felix Freya Giulia Hana Hugo Ines Isaac Ivana Jamal Jana Jonas Julia Kaito Karim Katarzyna Kwame Lars Leila ' +
  'Liam Lucia Mai Marco Maria Mateo Maya Mei Miriam Nadia Nils Noor Oliver Olga Omar Paula Pedro Petra Rafael ' +
  'Ravi Rosa Ruth Samira Sofia Stefan Sven Tariq Tessa Thomas Uma Valentina Victor Wei Yara Yusuf Zoe'
).split(' ');
export const LAST_NAMES = (
  'Abebe Adler Almeida Andersson Bakker Becker Bianchi Brandt Carvalho Castro Chandra Costa Dubois Eriksen ' +
  'Fischer Fontaine Garcia Hansen Hassan Hoffmann Ibrahim Ivanov Jansen Johnson Kaplan Khan Kim Kowalski Kumar ' +
  'Larsen Lee Lindgren Lopez Mancini Martin Mensah Meyer Moreau Mueller Nakamura Nguyen Novak Okafor Olsen ' +
  'Pereira Petrov Quinn Ramos Reid Rossi Santos Sato Schmidt Silva Singh Smith Tanaka Torres Vasquez Virtanen ' +
  'Wagner Walker Weber Wilson Yilmaz Zhang'
).split(' ');
export const INDUSTRIES = [
  'Financial services',
  'Healthcare',
  'Manufacturing',
  'Retail',
  'Logistics',
  'Energy',
  'Media',
  'Telecommunications',
  'Travel',
];
export const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
];
export const PRODUCTS = ['Pipeline', 'Insights', 'Connect', 'Vault'];
export const TEAMS = [
  'Pipeline Support',
  'Insights Support',
  'Platform Support',
  'EMEA Frontline',
  'Americas Frontline',
];
export const AGENTS = [
  'ana.reyes',
  'ben.cole',
  'dina.farouk',
  'erik.holm',
  'grace.lim',
  'ivo.maric',
  'june.park',
  'leo.marsh',
  'nora.quist',
  'sam.otieno',
];
/** name, label, whether it is one of the features that keep customers */
export const FEATURES: readonly (readonly [string, string, boolean])[] = [
  ['dashboards', 'Dashboards', false],
  ['scheduled-exports', 'Scheduled exports', true],
  ['alerts', 'Alerts', true],
  ['api', 'API', true],
  ['sharing', 'Sharing', false],
  ['forecasts', 'Forecasts', true],
  ['mobile', 'Mobile app', false],
];
export const TIERS = ['Enterprise', 'Business', 'Growth'];
export const STAGES = ['Onboarding', 'Adoption', 'Value', 'Renewal'];
/** CSMs beside the one who can sign in */
export const CSMS = [
  'Ines Caldeira',
  'Oscar Lund',
  'Maya Feldman',
  'Victor Achebe',
  'Hana Sugimoto',
  'Paul Renner',
  'Zoe Marchetti',
];
