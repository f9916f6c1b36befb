// Says rules in the viewer's language, with the facts that this installation has.
import { useLocaleState, useTranslate } from 'react-admin';
import { gql } from '../../data/graphql.js';
import { useAsk } from '../../data/use-ask.js';
import type { FactType, SegmentFact, SegmentFacts, SegmentObject } from '../../schema.js';
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
        operators {
          name
        }
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
          operators {
            name
          }
        }
      }
    }
  }
`;

export type KnownFact = Pick<SegmentFact, 'key' | 'label' | 'description' | 'type' | 'values'> & {
  readonly operators: readonly { readonly name: string }[];
};

export interface KnownFacts {
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
    if (typeof value === 'number') return wholeNumber(value, locale);
    if (Array.isArray(value)) return value.map((each) => show(each, type)).join(', ') || say('nothing');
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (type === 'date') return calendarDay(text, locale);
    if (type === 'instant') return dateTime(new Date(text), locale);
    return type === 'enum' ? words(text) : text;
  }

  return known && ((rule, verdict) => ruleWords(rule, known, say, show, verdict));
}
