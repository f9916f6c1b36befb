// What others think of our mails: a DKIM verifier and a spam filter that know nothing of us.
import { spawn } from 'node:child_process';

function ask(command: string, args: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => (said += String(chunk)));
    child.on('error', reject);
    child.on('close', () => resolve(said));
    child.stdin.end(Buffer.from(input, 'latin1'));
  });
}

const VERIFY = `
import sys, dkim
message = sys.stdin.buffer.read().replace(b"\\r\\n", b"\\n").replace(b"\\n", b"\\r\\n")
record = sys.argv[1].encode()
names = []
def dns(name, timeout=5):
    names.append(name.decode())
    return record
print("pass" if dkim.verify(message, dnsfunc=dns) else "fail", names[0] if names else "")
`;

/** `publicKey` in base64, as it would stand in the DNS. Answers `pass name` or `fail name`. */
export const verifyDkim = async (mail: string, publicKey: string): Promise<string> =>
  (await ask('/usr/bin/python3', ['-c', VERIFY, `v=DKIM1; k=rsa; p=${publicKey}`], mail)).trim();

/** SpamAssassin's points, network tests off. */
export async function spamScore(mail: string): Promise<{ readonly score: number; readonly rules: string }> {
  const judged = await ask('spamassassin', ['-L', '-t'], mail);
  const status = /^X-Spam-Status: ([^]*?)\n(?=\S)/m.exec(judged)?.[1]?.replace(/\n\s+/g, ' ') ?? '';
  return { score: Number(/score=(-?[\d.]+)/.exec(status)?.[1] ?? NaN), rules: /tests=(\S*)/.exec(status)?.[1] ?? '' };
}
