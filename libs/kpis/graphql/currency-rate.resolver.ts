// Rates of currencies.
import { Args, Field, Float, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access/graphql';
import type { Scope, Tx } from '#platform/database';
import { As, orRefused, Read, Refused, resultUnion } from '#platform/graphql';
import { CurrencyRates } from '../service/currency-rates.js';
import { RateRepository, type CurrencyRate as Rate } from '../store/rate.repository.js';

@ObjectType({ description: 'What a currency is worth in that of the house, from a day until the next rate' })
export class CurrencyRate implements Rate {
  @Field(() => String, { description: 'ISO 4217' })
  currency!: string;

  @Field(() => String, { description: 'YYYY-MM-DD' })
  fromDay!: string;

  @Field(() => Float)
  rate!: number;
}

const SetCurrencyRateResult = resultUnion('SetCurrencyRateResult', CurrencyRate);

@Resolver(() => CurrencyRate)
export class CurrencyRateResolver {
  constructor(
    private readonly rates: RateRepository,
    private readonly service: CurrencyRates,
  ) {}

  @Allow('kpi:read')
  @Query(() => [CurrencyRate])
  currencyRates(@Read() tx: Tx): Promise<Rate[]> {
    return this.rates.all(tx);
  }

  @Allow('kpi:write')
  @Mutation(() => SetCurrencyRateResult)
  async setCurrencyRate(
    @As() scope: Scope,
    @Args('currency') currency: string,
    @Args('fromDay') fromDay: string,
    @Args('rate', { type: () => Float }) rate: number,
  ): Promise<Rate | Refused> {
    return orRefused(await this.service.set(scope, { currency, fromDay, rate }));
  }
}
