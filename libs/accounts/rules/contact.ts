// A customer's person. Keyed by account and address where there is one: the same address may sit under several accounts.

export interface ContactFields {
  readonly email?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  /** such as champion, admin, user */
  readonly roles?: readonly string[];
  readonly phone?: string | null;
  readonly timeZone?: string | null;
  readonly locale?: string | null;
  readonly onboardedAt?: string | null;
  readonly firstSeenAt?: string | null;
  readonly lastActiveAt?: string | null;
}

export const contactName = ({
  firstName,
  lastName,
  email,
}: {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
}): string => [firstName, lastName].filter(Boolean).join(' ') || email || 'Unnamed contact';
