// Says rules in the viewer's language, with the facts that this installation has.
import { useLocaleState, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { FactOperator, FactType, SegmentFact, SegmentFacts, SegmentObject } from '../../schema.js';
import { calendarDay, dateTime, wholeNumber, words } from '../../ui/format.js';
import type { Rule, Verdict } from './rule.js';
import { ruleWords, type Line } from './rule-words.js';

const FACTS = gql`
  query segmentFacts($object: SegmentObject!) {
    segmentFacts(object: $object) {
      facts {
        key
        label
        description
        type
        values
        history
        operators {
          name
          takes
          looksBack
        }
      }
      countOperators {
        name
        takes
      }
      collections {
        key
        label
        fields {
          key
          label
          description
          type
          values
          history
          operators {
            name
            takes
            looksBack
          }
        }
      }
    }
  }
`;

export type KnownOperator = Pick<FactOperator, 'name' | 'takes'> & Partial<Pick<FactOperator, 'looksBack'>>;

export type KnownFact = Pick<SegmentFact, 'key' | 'label' | 'description' | 'type' | 'values' | 'history'> & {
  readonly operators: readonly KnownOperator[];
};

export interface KnownFacts {
  readonly countOperators: readonly KnownOperator[];
  readonly facts: readonly KnownFact[];
  readonly collections: readonly (Pick<SegmentFacts['collections'][number], 'key' | 'label'> & {
    readonly fields: readonly KnownFact[];
  })[];
}

export function useSegmentFacts(object: SegmentObject): KnownFacts | undefined {
  const { data } = useAsk<{ segmentFacts: KnownFacts }>('segments', FACTS, { object }, { staleTime: 300_000 });
  return data?.segmentFacts;
}

/** Undefined until the facts are known. */
export function useRuleWords(object: SegmentObject): ((rule: Rule, verdict?: Verdict) => Line) | undefined {
  const known = useSegmentFacts(object);
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const say = (key: string, about = {}) => translate(`resources.segments.rule.${key}`, about);

  function show(value: unknown, type: FactType | undefined): string {
    if (value === null || value === undefined) return say('nothing');
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
    if (typeof value === 'number')
      return Number.isInteger(value) ? wholeNumber(value, locale) : value.toLocaleString(locale);
    if (Array.isArray(value)) return value.map((each) => show(each, type)).join(', ') || say('nothing');
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (type === 'date') return calendarDay(text, locale);
    if (type === 'instant') return dateTime(new Date(text), locale);
    return type === 'enum' ? words(text) : text;
  }

  return known && ((rule, verdict) => ruleWords(rule, known, say, show, verdict));
}
