// Takes the fixed links out of a mail's HTML and puts fields in their place, so that a click can be counted on its way there.
// Links that are made for one person (unsubscribe, preferences, surveys) stay as they are: they are nobody's statistics.

export interface TrackedHtml {
  readonly html: string;
  /** where the fields lead, by number: `tracked.l0` is the first */
  readonly urls: readonly string[];
}

const HREF = /(<a\b[^>]*?\shref=")(https?:\/\/[^"{}<>\s]{1,1900})(")/gi;

/** `tracked.open` is the address of an invisible image. */
export function trackLinks(source: string): TrackedHtml {
  const urls: string[] = [];
  const linked = source.replace(HREF, (_all, start: string, url: string, end: string) => {
    const plain = url.replaceAll('&amp;', '&');
    const known = urls.indexOf(plain);
    const number = known < 0 ? urls.push(plain) - 1 : known;
    return `${start}{{tracked.l${number}}}${end}`;
  });
  const image = '<img src="{{tracked.open}}" width="1" height="1" alt="" style="display:block;border:0" />';
  const end = linked.toLowerCase().lastIndexOf('</body>');
  return { html: end < 0 ? linked + image : linked.slice(0, end) + image + linked.slice(end), urls };
}
