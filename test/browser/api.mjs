// Speaks with the API as the console does, for what a browser test needs before it opens the browser.

/** A session of its own, kept in a cookie. */
export function openSession(url) {
  let cookie = '';
  async function ask(query, variables = {}) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true', cookie },
      body: JSON.stringify({ query, variables }),
    });
    const [set] = response.headers.getSetCookie();
    if (set) cookie = set.slice(0, set.indexOf(';'));
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
    return data;
  }
  return { ask };
}

const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(email: $email, password: $password) { ... on CodedError { code message } }
}`;

export async function signedIn(url, { email, password }) {
  const session = openSession(url);
  const { signIn } = await session.ask(SIGN_IN, { email, password });
  if (signIn.code) throw new Error(`Sign-in was refused: ${signIn.message}`);
  return session;
}

/** Who can enter the demo, the administrator first. */
export async function demoAccounts(url) {
  const { installation } = await openSession(url).ask('{ installation { demoAccounts { email password role } } }');
  return installation.demoAccounts;
}
