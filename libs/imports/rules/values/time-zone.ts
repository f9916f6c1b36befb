// Help desks name time zones for people ("Pacific Time (US & Canada)", "Berlin"); we keep IANA names.
import { isTimeZone } from '#kernel';

/** Names that say no city the zone table knows, folded as below. */
const BY_NAME: Readonly<Record<string, string>> = {
  easterntimeuscanada: 'America/New_York',
  centraltimeuscanada: 'America/Chicago',
  mountaintimeuscanada: 'America/Denver',
  pacifictimeuscanada: 'America/Los_Angeles',
  atlantictimecanada: 'America/Halifax',
  arizona: 'America/Phoenix',
  alaska: 'America/Juneau',
  hawaii: 'Pacific/Honolulu',
  indianaeast: 'America/Indiana/Indianapolis',
  newfoundland: 'America/St_Johns',
  saskatchewan: 'America/Regina',
  centralamerica: 'America/Guatemala',
  guadalajara: 'America/Mexico_City',
  quito: 'America/Lima',
  brasilia: 'America/Sao_Paulo',
  georgetown: 'America/Guyana',
  greenland: 'America/Godthab',
  midatlantic: 'Atlantic/South_Georgia',
  capeverdeis: 'Atlantic/Cape_Verde',
  edinburgh: 'Europe/London',
  bern: 'Europe/Zurich',
  kyiv: 'Europe/Kiev',
  stpetersburg: 'Europe/Moscow',
  westcentralafrica: 'Africa/Algiers',
  pretoria: 'Africa/Johannesburg',
  abudhabi: 'Asia/Dubai',
  ekaterinburg: 'Asia/Yekaterinburg',
  islamabad: 'Asia/Karachi',
  chennai: 'Asia/Kolkata',
  kolkata: 'Asia/Kolkata',
  mumbai: 'Asia/Kolkata',
  newdelhi: 'Asia/Kolkata',
  kathmandu: 'Asia/Kathmandu',
  astana: 'Asia/Almaty',
  srijayawardenepura: 'Asia/Colombo',
  rangoon: 'Asia/Yangon',
  hanoi: 'Asia/Bangkok',
  beijing: 'Asia/Shanghai',
  osaka: 'Asia/Tokyo',
  sapporo: 'Asia/Tokyo',
  canberra: 'Australia/Sydney',
  solomonis: 'Pacific/Guadalcanal',
  newcaledonia: 'Pacific/Noumea',
  marshallis: 'Pacific/Majuro',
  tokelauis: 'Pacific/Fakaofo',
  chathamis: 'Pacific/Chatham',
  nukualofa: 'Pacific/Tongatapu',
  wellington: 'Pacific/Auckland',
  samoa: 'Pacific/Apia',
  americansamoa: 'Pacific/Pago_Pago',
  midwayisland: 'Pacific/Midway',
  internationaldatelinewest: 'Pacific/Midway',
};

const folded = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');

let cities: Map<string, string> | undefined;

/** Asia/Hong_Kong by "Hong Kong". The runtime's own table, read when first needed. */
const byCity = (name: string): string | undefined => {
  cities ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [folded(zone.slice(zone.lastIndexOf('/') + 1)), zone]),
  );
  return cities.get(folded(name));
};

/** An IANA name, or null where nobody would know which zone is meant. */
export function readTimeZone(text: string): string | null {
  if (/^[A-Za-z_]+(\/[A-Za-z_+\-0-9]+)+$|^UTC$|^GMT$/.test(text) && isTimeZone(text)) return text;
  return BY_NAME[folded(text)] ?? byCity(text) ?? null;
}
