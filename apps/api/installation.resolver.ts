// What the sign-in page may know before anybody is signed in.
import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Public } from '#access/graphql';
import { InjectConfig, type Config } from '#platform/config';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.js';

@ObjectType({ description: 'A way into the demo; none outside it' })
class DemoAccount {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => String)
  role!: string;

  @Field(() => String)
  password!: string;
}

@ObjectType()
class Installation {
  @Field(() => Boolean)
  demo!: boolean;

  @Field(() => String)
  company!: string;

  @Field(() => String)
  timeZone!: string;

  @Field(() => [DemoAccount])
  demoAccounts!: DemoAccount[];
}

@Resolver()
export class InstallationResolver {
  constructor(@InjectConfig() private readonly config: Config) {}

  @Public()
  @Query(() => Installation)
  installation(): Installation {
    const { BELLWETHER_DEMO: demo, BELLWETHER_COMPANY: company, BELLWETHER_TIME_ZONE: timeZone } = this.config;
    const demoAccounts = demo ? DEMO_ACCOUNTS.map((account) => ({ ...account, password: DEMO_PASSWORD })) : [];
    return { demo, company, timeZone, demoAccounts };
  }
}
