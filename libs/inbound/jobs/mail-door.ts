// Keeps the mail door of this worker open and what came in moving: at once when a mail is stored, and each second for what was left.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { InjectConfig, type Config } from '#platform/config';
import { InjectLog, type Log } from '#platform/log';
import { HandleMail } from '../service/handle-mail.js';
import { OurAddresses } from '../service/our-addresses.js';
import { TakeMail } from '../service/take-mail.js';
import { openDoor, type Door } from './door.js';

const LOOK_MS = 1_000;

@Injectable()
export class MailDoor implements OnApplicationBootstrap, OnModuleDestroy {
  private door: Door | undefined;
  private timer: NodeJS.Timeout | undefined;
  private handling: Promise<void> | undefined;
  private again = false;
  private closing = false;

  constructor(
    @InjectConfig() private readonly config: Config,
    private readonly ours: OurAddresses,
    private readonly taking: TakeMail,
    private readonly handler: HandleMail,
    @InjectLog() private readonly log: Log,
  ) {}

  /** null where another process of this machine has the port: one open door is enough. */
  get port(): number | null {
    return this.door?.port ?? null;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { BELLWETHER_MAIL_DOOR_HOST: host, BELLWETHER_MAIL_DOOR_PORT: port } = this.config;
    try {
      this.door = await openDoor({
        host,
        port,
        maxSize: this.config.BELLWETHER_MAIL_DOOR_MAX_MB * 1024 * 1024,
        isOurs: (address) => this.ours.isOurs(address),
        onMail: async (sender, recipients, raw) => {
          await this.taking.run(sender, recipients, raw);
          void this.handle();
        },
      });
      this.log.info({ host, port: this.door.port }, 'mail door is open');
    } catch (error) {
      this.log.warn({ err: error, host, port }, 'the mail door stays shut in this process');
    }
    this.timer = setInterval(() => void this.handle(), LOOK_MS);
  }

  async onModuleDestroy(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    await this.door?.close();
    await this.handling;
  }

  /** Until nothing is left; what comes while it runs is seen in the same go. */
  handle(): Promise<void> {
    this.again = true;
    this.handling ??= this.work()
      .catch((error: unknown) => this.log.error({ err: error }, 'mail that came in waits; trying again'))
      .finally(() => (this.handling = undefined));
    return this.handling;
  }

  private async work(): Promise<void> {
    while (this.again) {
      this.again = false;
      while (!this.closing && (await this.handler.next()));
    }
  }
}
