// Which table says whether a viewer may see the subject of an event. Nouns that are not here are not told live.
export const LIVE_TABLES: ReadonlyMap<string, string> = new Map([
  ['account', 'accounts'],
  ['contact', 'contacts'],
  ['case', 'cases'],
  ['message', 'messages'],
]);
