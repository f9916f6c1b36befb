// What this room registers with the mail engine, by name.

/** Where the data of a campaign's mails comes from. */
export const FIELDS = 'progress';

/** Drops what was held until its reader had left the segment. */
export const LEFT_AUDIENCE = 'left-audience';
