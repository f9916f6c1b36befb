// Refusals that several verbs share.

export const PLAY_NOT_FOUND = [
  'PLAY_NOT_FOUND',
  'There is no such play. Apply the SuccessBLOC that holds it first.',
] as const;
