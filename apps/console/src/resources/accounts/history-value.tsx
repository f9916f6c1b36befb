// History keeps values as text; here they read as they do everywhere else: people by name, money with its separators.
import { ReferenceField, useLocaleState, useTranslate } from 'react-admin';
import { calendarDay, wholeNumber, words } from '../../ui/format.js';

export interface HistoryInterval {
  readonly attribute: string;
  readonly value: string | null;
  readonly from: string;
  readonly to: string | null;
}

const OWNER = /^owner\.(.+)$/;

/** `owner.csm` is "CSM", `renewalOn` is "Renewal"; a custom field is its own name. */
export function useAttributeName(): (attribute: string) => string {
  const translate = useTranslate();
  return (attribute) => {
    const role = OWNER.exec(attribute)?.[1];
    return role
      ? translate(`resources.accounts.owner.${role}`, { _: words(role) })
      : translate(`resources.accounts.fields.${attribute}`, { _: words(attribute) });
  };
}

function Named({ id, resource }: { id: string; resource: 'users' | 'accounts' }) {
  return (
    <ReferenceField
      record={{ id, named: id }}
      source="named"
      reference={resource}
      link={resource === 'accounts' && 'show'}
      sx={{ display: 'inline', '&, & *': { font: 'inherit' } }}
    />
  );
}

export function HistoryValue({ interval: { attribute, value } }: { interval: HistoryInterval }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (value === null || value === '') return <em>{translate('bellwether.history.nothing')}</em>;
  if (OWNER.test(attribute)) return <Named id={value} resource="users" />;
  if (attribute === 'parentId') return <Named id={value} resource="accounts" />;
  if (attribute === 'strategic') return <>{translate(value === 'true' ? 'ra.boolean.true' : 'ra.boolean.false')}</>;
  if (attribute.endsWith('On')) return <>{calendarDay(value, locale)}</>;
  if (attribute === 'annualValue' || attribute === 'licences') return <>{wholeNumber(Number(value), locale)}</>;
  return <>{attribute === 'name' || attribute === 'custom' ? value : words(value)}</>;
}
