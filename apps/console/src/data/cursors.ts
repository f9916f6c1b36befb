// Remembers where each page of a list starts: the API pages by the last row seen, the list view by number.

export class Cursors {
  private readonly starts = new Map<string, string>();

  private static key(list: string, page: number): string {
    return `${list}#${page}`;
  }

  keep(list: string, page: number, cursor: string): void {
    this.starts.set(Cursors.key(list, page), cursor);
  }

  /** The nearest page at or before `page` whose start is known; the first page starts at null. */
  nearest(list: string, page: number): { page: number; cursor: string | null } {
    for (let known = page; known > 1; known -= 1) {
      const cursor = this.starts.get(Cursors.key(list, known));
      if (cursor !== undefined) return { page: known, cursor };
    }
    return { page: 1, cursor: null };
  }
}

/** A shared link says where its page starts (`after`), as only the browser that made it has walked there. */
export function cursorInLink(
  resource: string,
  page: number,
  link: Pick<Location, 'pathname' | 'search'>,
): string | null {
  const query = new URLSearchParams(link.search);
  const isThisPage = link.pathname === `/${resource}` && query.get('page') === String(page);
  return isThisPage ? query.get('after') : null;
}
