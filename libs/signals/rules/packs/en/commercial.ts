// Customers who will stay, and customers who will take more.
import type { SignalRule } from '../../pack.js';

const HOLD =
  'subscription|subscriptions|contract|contracts|agreement|agreements|plan|license|licenses|licence|maintenance|support contract|membership|annual plan|annual subscription|term|support agreement|service agreement|maintenance agreement|maintenance contract|package|account';
const SEATS =
  'seat|seats|license|licenses|user|users|user licenses|user accounts|named users|login|logins|account|accounts|agents|devs|developers|host|hosts|nodes|devices|terminals|workspaces|workspace|module|modules|storage|capacity|credits|add on|add ons|addon|instances|environments|sites|tenants|stores|machines|employees|colleagues|members|slots';

export const commercialRules: readonly SignalRule[] = [
  {
    id: 'renewal.asks',
    kind: 'renewal',
    strength: 0.8,
    says: [
      `(renew|renewing|extend|extending|prolong|prolonging|continue|continuing|re up|reup|renewed|extended|prolonged) ~3 (${HOLD})`,
      `(${HOLD}) ~3 (renewal|extension|prolongation|renew|renewed|extended|prolonged|extend)`,
      '(renewal|re up|reup) (quote|offer|paperwork|proposal|price|pricing|date|process|terms|invoice|documents|form|order|discussion|conversation|options|notice|time|period|contract|papers|conditions)',
      '(upcoming|our|your|the|next|annual|yearly|early|automatic|about|for|contract|regarding|license|subscription|due for|up for|multi year) renewal',
      `(${HOLD}) ~2 (expires|expire|expiring|finish|finishes|runs out|run out|is up|lapses|is due|comes up|due|up) ~1 (on|in|at|for|next|this|soon|by|end|january|february|march|april|may|june|july|august|september|october|november|december)`,
      '(extension|prolongation) (of|for|by) ~3 (contract|license|subscription|agreement|year|years|maintenance|support|months|another)',
      '(another|further|one more|additional|two more|three more) ~1 (year|term|period|twelve months|12 months|three years|two years) ~2 ($|,|with you|of|under|with|please|subscription|contract|maintenance|support|on)',
      '(stay|remain|continue|sign|commit|go on|keep going|stick) ~3 (with you|for another|for a further|another year|for one more|customer|customers|on board|for three|for two|for # (years|year|months))',
      '(happy|like|want|wish|intend|planning|plan|going|ready|willing|glad|love|keen|decided|need|looking|would) ~1 to (renew|re up|reup|re sign|extend|prolong)',
      'sign (up)? (again|for another)',
    ],
  },
  {
    id: 'expansion.more',
    kind: 'expansion',
    strength: 0.75,
    says: [
      `(add|adding|buy|buying|purchase|order|ordering|procure|need|needs|want|acquire|provision|get|request) ~2 (#|more|additional|extra|another|further|some) ~1 (more|additional|extra|further) ~1 (${SEATS})`,
      `(add|adding|buy|buying|purchase|order|ordering|procure|need|needs|want|acquire|get) ~1 (more|additional|extra|another|further) ~1 (${SEATS})`,
      '(increase|raise|double|increasing|raising) ~4 (licenses|license|seats|users|capacity|storage|named users|quota)',
      `(add|adding) # (more|additional|extra)? ~1 (${SEATS})`,
      `(number|amount) of ~1 (${SEATS}) from # to #`,
      `(two|three|four|five|six|seven|eight|ten|twelve|twenty|thirty|forty|fifty|hundred|few|couple of|some|couple|dozen) (more|additional|extra|further) ~1 (${SEATS})`,
      `(additional|extra|further) # ~1 (${SEATS})`,
      `(additional|more|extra|further) (${SEATS})`,
      '(upgrade|upgrading|move|moving|switch|switching|step|go|change|changing|going|interested) ~4 (enterprise|premium|business|pro|professional|gold|platinum|unlimited|bigger|larger|higher|next|advanced|plus|ultimate|scale|top) ~1 (plan|tier|edition|package|level|version|license|subscription|module|contract|support|account)',
      '(upgrade|upgrading|move up|moving up|step up|switch) (us|me|our account)? ~1 to ~1 (premium|enterprise|business|pro|professional|gold|platinum|plus|unlimited|ultimate)',
      '(price|pricing|quote|quotation|offer|cost|costs|proposal) ~4 (enterprise|premium|business|pro|bigger|larger|higher|advanced|unlimited|scale|next) ~1 (plan|tier|edition|package|level|version|license|module|support)',
      '(price|pricing|quote|quotation|offer|proposal|costs|cost|discount|discounts) ~4 (additional|more|extra|further|module|modules|add on|addon|volume|larger|bigger) ',
      '(roll|rolling|rolled) (it|this|the ~2)? ~1 out ~3 (to|in|at|across|for) ~3 (other|more|all|department|departments|teams|offices|subsidiary|subsidiaries|countries|sites|locations|further|another|entire|whole|rest|company|group|plants|regions)',
      '(expand|expanding|extend|extending|grow|growing|scale|scaling|broaden|introduce|introducing|deploy|deploying) ~5 (usage|use|footprint|departments|department|teams|team|subsidiary|subsidiaries|countries|sites|locations|company|offices|worldwide|globally|business|plants|regions|group|plan|platform|licenses)',
      '(doubling|tripling|growing|hiring|expanding|onboarding) ~3 (the|our|my)? ~1 (team|headcount|staff|department|company|users|colleagues|people|workforce|rapidly|fast|quickly)',
      '(other|another|more|two more|several|second|new|additional|marketing|sales|finance|hr|our) ~2 (department|departments|team|teams|subsidiary|subsidiaries|offices|divisions|plant|business unit|business units) ~4 (want|wants|interested|would like|like|need|needs|asked|also|join|use|in|start)',
      '(interested|interest) in ~3 (module|modules|add on|addon|additional|premium|enterprise|plan|feature|features|product|products|package|services|service|training|version|edition)',
      '(exceed|exceeding|outgrown|outgrowing|hit|reached|reaching|running out of|need more|need a bigger|need a larger|run out of) ~3 (limit of (our|the|my) (plan|license|licenses|tier|package|contract)|licenses|seats|quota|plan limit|user limit|storage|capacity)',
      '(bigger|larger|higher) (plan|tier|package|edition|license|contract|subscription)',
      'cross (sell|charge) ',
    ],
  },
  {
    id: 'expansion.wider',
    kind: 'expansion',
    strength: 0.7,
    says: [
      '(opening|open|building|adding|acquiring|acquired|bought|launching|starting|founding|setting up) ~3 (depot|depots|store|stores|site|sites|office|offices|branch|branches|plant|plants|warehouse|location|locations|subsidiary|department|region|country|team|clinic|school|shop) ~10 (license|licenses|seats|users|price|quote|offer|access|terminals|tills|accounts|more|additional|add)',
      '(new|more|additional) ~1 (stores|sites|offices|branches|plants|depots|locations|clinics|users|employees|people|colleagues|agents) ~6 (price|quote|offer|licenses|seats|cost|costs|add|access)',
      '(price|quote|offer|quotation|cost|costs|proposal|figure) ~3 (for|of) ~3 (additional|more|extra|further|# more|#|the extra|new) ~3 (users|seats|licenses|tills|terminals|accounts|nodes|hosts|devices|stores|sites|agents|storage)',
      '(need|needs|want|wants|require|requires|get|order|buy|like|purchase) ~2 (licenses|license|seats|seat|logins|accounts) ~1 for ~2',
      '(would be|that is|makes|about|around|for|of|plus) ~1 # more (users|seats|licenses|people|accounts|agents|devices|nodes|hosts|devs|employees|colleagues|stores)',
      '(wants|want|need|needs|would like|asked for|asks for|like to have) (access|in|to join|to be added|to come on board|to get on board) ~1 (too|also|as well|,)',
      '(move|moving|switch|switching|upgrade|upgrading|go|going|change|changing|step up|stepping up|migrate|jump) ~2 (from ~1)? ~1 to ~2 (enterprise|premium|business|pro|professional|gold|platinum|plus|unlimited|ultimate|scale|corporate|advanced)',
      '(extend|extending|expand|expanding|widen|broaden|roll out|rolling out|introduce|introducing|enlarge|enlarging|open|bring|offer) ~4 (to|in|into|for|at) ~3 (department|departments|faculty|faculties|subsidiary|subsidiaries|team|teams|office|offices|plant|plants|countries|country|region|site|sites|branch|branches|division|divisions|group|company|campus|location|locations)',
      '(additional|extra|further) (module|modules|package|licence|license|licenses|seats|environment|tenant|instance|workspace|add on|tills|terminals|storage)',
      '(considering|consider|thinking|planning|plan|like|want|intend|interested) ~4 (more|additional|extra|bigger|larger|extending|expanding|buying) ~2 (license|licenses|licence|seats|module|modules|users|plan|package|product|storage|environment|the license|the licence|the contract)',
    ],
  },
  {
    id: 'renewal.wider',
    kind: 'renewal',
    strength: 0.7,
    says: [
      '(renewal|renewals) ~1 (offer|quote|price|terms|date|invoice|paperwork|form|talks|contact|please|$|,|before|this|next|with|for|in|of)',
      '(who|whom|when|how|what) ~5 (renewal|renewals|renew|extend|prolong)',
      '(extend|renew|prolong|continue|keep) ~3 (contract|agreement|license|licence|subscription|support|maintenance|plan|cooperation|it|them) ~2 (until|till|for|by|to|beyond|another|through)',
      '(about|going|due|set|soon) to (expire|lapse|run out)',
      '(contract|agreement|subscription|license|licence|plan|support|maintenance|term) ~3 (lapses|expires|expire|runs out|is ending|is up|ends soon|expiring) ~4',
    ],
  },
];
