// Which language of a template somebody gets: their own with its region, else their language, else the template's own.

/** `locales`: the variants that there are, BCP 47. Answers one of them, or '' for the template itself. */
export function bestLocale(wanted: string | null, locales: readonly string[]): string {
  if (!wanted) return '';
  const known = new Map(locales.map((locale) => [locale.toLowerCase(), locale]));
  const parts = wanted.replaceAll('_', '-').toLowerCase().split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = known.get(parts.slice(0, length).join('-'));
    if (found) return found;
  }
  return '';
}
