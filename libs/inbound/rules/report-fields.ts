// The fields that machines write into reports: `Name: value` lines in groups, folded like headers.

export type Fields = ReadonlyMap<string, string>;

const MAX_GROUPS = 100;

/** Groups stand apart by blank lines; names are in lower case, the first value of a name counts. Anything else is passed over. */
export function fieldGroups(text: string): Fields[] {
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n(?:[ \t]*\n)+/, MAX_GROUPS)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0);
}

function fieldsOf(group: string): Fields {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const at = line.indexOf(':');
    const name = line.slice(0, Math.max(at, 0)).trim().toLowerCase();
    if (/^[a-z][a-z0-9-]*$/.test(name) && !fields.has(name)) fields.set(name, line.slice(at + 1).trim());
  }
  return fields;
}

/** `rfc822; maya@example.com` without its type, angle brackets or not. */
export const addressIn = (value: string): string =>
  value
    .replace(/^[a-z0-9-]+\s*;/i, '')
    .trim()
    .replace(/^<|>$/g, '')
    .toLowerCase();
