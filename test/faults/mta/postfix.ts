// A Postfix of its own beside the system's: a maildir for customers, recipients that it refuses, puts off or bounces, and the way back to us.
import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Debian's packages of what this test needs; installed where they are missing, which takes root. */
export async function installTools(): Promise<void> {
  const missing = await Promise.all(
    ['/usr/sbin/postfix', '/usr/bin/spamassassin', '/usr/lib/python3/dist-packages/dkim/__init__.py'].map((path) =>
      readFile(path).then(
        () => false,
        () => true,
      ),
    ),
  );
  if (!missing.includes(true)) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postfix', 'spamassassin', 'python3-dkim'], {
    env,
  });
}

const MASTER = (port: number) => `
127.0.0.1:${port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

export class Postfix {
  private constructor(
    readonly port: number,
    private readonly folder: string,
  ) {}

  /** Bounces go to the mail door at `doorPort`. */
  static async start(port: number, doorPort: number): Promise<Postfix> {
    const folder = await mkdtemp(join(tmpdir(), 'bellwether-postfix-'));
    await chmod(folder, 0o755);
    const config = join(folder, 'etc');
    for (const name of ['etc', 'spool', 'data', 'mail']) await mkdir(join(folder, name));
    await run('chown', ['postfix', join(folder, 'data')]);
    await run('chown', ['nobody', join(folder, 'mail')]);
    await writeFile(join(config, 'master.cf'), MASTER(port));
    const main = {
      ...{ compatibility_level: '3.6', queue_directory: join(folder, 'spool'), data_directory: join(folder, 'data') },
      ...{ maillog_file: join(folder, 'mail', 'log'), maillog_file_prefixes: folder },
      ...{ myhostname: 'mx.customer.example', mydestination: '', inet_interfaces: '127.0.0.1', inet_protocols: 'ipv4' },
      ...{
        mynetworks: '127.0.0.0/8',
        alias_maps: '',
        alias_database: '',
        local_recipient_maps: '',
        smtputf8_enable: 'no',
      },
      ...{ virtual_mailbox_domains: 'customer.example', virtual_mailbox_base: join(folder, 'mail') },
      ...{ virtual_mailbox_maps: 'inline:{ maya@customer.example=maya/, slow@customer.example=slow/ }' },
      ...{ virtual_uid_maps: 'static:65534', virtual_gid_maps: 'static:65534', virtual_minimum_uid: '100' },
      transport_maps: `inline:{ bellwether.example=smtp:[127.0.0.1]:${doorPort} }`,
      // An unknown recipient is taken and bounced, as many gateways do; two are answered for at the door.
      ...{ smtpd_reject_unlisted_recipient: 'no', smtpd_relay_restrictions: 'permit_mynetworks,reject' },
      smtpd_recipient_restrictions: `permit_mynetworks,reject`,
      ...{
        minimal_backoff_time: '1s',
        maximal_backoff_time: '2s',
        queue_run_delay: '1s',
        bounce_notice_recipient: 'postmaster@customer.example',
        // A connection that is kept open keeps the answers that it began with.
        smtpd_timeout: '5s',
      },
    };
    await writeFile(
      join(config, 'main.cf'),
      Object.entries(main)
        .map(([name, value]) => `${name} = ${value}\n`)
        .join(''),
    );
    const postfix = new Postfix(port, folder);
    await postfix.answer({
      'slow@customer.example': '450 4.2.0 greylisted, come back later',
      'refused@customer.example': '550 5.1.1 no such user here',
    });
    await run('postfix', ['-c', config, 'start']);
    return postfix;
  }

  /** What it says at RCPT from now on, by recipient. */
  async answer(by: Readonly<Record<string, string>>): Promise<void> {
    const lines = Object.entries(by).map(([address, text]) => `${address} ${text}\n`);
    const { stdout } = await run('postconf', ['-m']);
    if (!stdout.includes('texthash')) throw new Error('Postfix without texthash');
    await writeFile(join(this.folder, 'etc', 'access'), lines.join(''));
    await this.set(
      'smtpd_recipient_restrictions',
      `check_recipient_access texthash:${join(this.folder, 'etc', 'access')},permit_mynetworks,reject`,
    );
  }

  /** Mails in somebody's maildir. */
  async mailsOf(name: string): Promise<string[]> {
    const folder = join(this.folder, 'mail', name, 'new');
    const files = await readdir(folder).catch(() => []);
    return Promise.all(files.map((file) => readFile(join(folder, file), 'latin1')));
  }

  async stop(): Promise<void> {
    await run('postfix', ['-c', join(this.folder, 'etc'), 'stop']).catch(() => undefined);
    await rm(this.folder, { recursive: true, force: true });
  }

  private async set(name: string, value: string): Promise<void> {
    const config = join(this.folder, 'etc');
    await run('postconf', ['-c', config, '-e', `${name}=${value}`]);
    await run('postfix', ['-c', config, 'reload']).catch(() => undefined); // it may not run yet
  }
}
