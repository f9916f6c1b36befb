// The template language: read, checked, compiled once, filled in for one person.
export { checkTemplate, LIMITS, type CheckedTemplate } from './check-template.js';
export { compileTemplate, type Form, type Render } from './compile-template.js';
export type { Reader } from './helpers.js';
export { loadMail, type MailSource } from './mail-source.js';
export { openMail, type OpenMail } from './open-mail.js';
export type { TemplateProblem } from './problem.js';
export { publishMail, type PublishedMail } from './publish-mail.js';
export { encodeChunk } from './quoted-printable.js';
export { trackLinks, type TrackedHtml } from './track-links.js';
export type { FieldUse } from './template-tree.js';
export { viewOf, type View } from './view-data.js';
