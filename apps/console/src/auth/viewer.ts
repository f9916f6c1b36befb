// Who is signed in, asked once and remembered until sign-out or until the API says that the session is over.
import { accepted, ApiError, ask, gql } from '../data/graphql.js';
import type { Viewer } from '../schema.js';

export type SignedInViewer = Pick<Viewer, 'id' | 'name' | 'email' | 'role' | 'permissions'>;

const VIEWER = gql`
  query viewer {
    viewer {
      id
      name
      email
      role
      permissions
    }
  }
`;

const SIGN_IN = gql`
  mutation signIn($email: String!, $password: String!) {
    result: signIn(email: $email, password: $password) {
      ... on SignedIn {
        viewer {
          id
          name
          email
          role
          permissions
        }
      }
      ... on SignInRefused {
        refusal: code
        message
        retryAfterSeconds
      }
    }
  }
`;

const COMPLETE_SETUP = gql`
  mutation completeSetup($token: String!, $name: String!, $email: String!, $password: String!) {
    result: completeSetup(token: $token, name: $name, email: $email, password: $password) {
      ... on SignedIn {
        viewer {
          id
          name
          email
          role
          permissions
        }
      }
      ... on SignInRefused {
        refusal: code
        message
      }
    }
  }
`;

const SIGN_OUT = gql`
  mutation signOut {
    signOut
  }
`;

type Entered = { viewer: SignedInViewer };
type Refused = { refusal: string; message: string; retryAfterSeconds?: number | null };

/** Too many guesses: the next one is welcome in so many seconds. */
export class SignInRefusal extends ApiError {
  readonly retryAfterSeconds: number;

  constructor({ refusal, message, retryAfterSeconds }: Refused) {
    super(refusal, message);
    this.retryAfterSeconds = retryAfterSeconds ?? 0;
  }
}

let remembered: Promise<SignedInViewer> | undefined;

export function viewer(): Promise<SignedInViewer> {
  remembered ??= ask<Entered>(VIEWER).then(
    (answer) => answer.viewer,
    (error: unknown) => {
      remembered = undefined;
      throw error;
    },
  );
  return remembered;
}

/** Whether there was somebody to forget: a session that ended, or none that ever began. */
export function forgetViewer(): boolean {
  const known = remembered !== undefined;
  remembered = undefined;
  return known;
}

export async function signIn(email: string, password: string): Promise<void> {
  const { result } = await ask<{ result: Entered | Refused }>(SIGN_IN, { email, password });
  if ('refusal' in result) throw new SignInRefusal(result);
  remembered = Promise.resolve(result.viewer);
}

export interface FirstUser {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export async function completeSetup(token: string, user: FirstUser): Promise<void> {
  const { result } = await ask<{ result: Entered | Refused }>(COMPLETE_SETUP, { token, ...user });
  remembered = Promise.resolve(accepted<Entered>(result).viewer);
}

/** A session that the API has already ended needs no farewell. */
export async function signOut(): Promise<void> {
  if (!remembered) return;
  forgetViewer();
  await ask(SIGN_OUT).catch(() => undefined);
}
