// A cache entry of its own for whole records: rows of a list and answers to a write carry fewer fields, and neither a page
// nor a form may start from half a record (a form would lose what was typed when the other half arrives).
export const WHOLE = { meta: { whole: true } };
