export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface Session {
  readonly ask: <Data>(query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Data>;
}

export function openSession(url: string): Session;
export function signedIn(url: string, who: Credentials): Promise<Session>;
