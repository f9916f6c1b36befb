// Rates by which amounts of other currencies are added to those of the house.
import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database';

export interface CurrencyRate {
  readonly currency: string;
  /** YYYY-MM-DD; holds until the next one */
  readonly fromDay: string;
  /** units of the currency of the house that one unit is worth */
  readonly rate: number;
}

@Injectable()
export class RateRepository {
  all(tx: Tx): Promise<CurrencyRate[]> {
    return tx.query<CurrencyRate>(
      `SELECT currency, from_day::text AS "fromDay", rate::float8 AS rate FROM kpi_currency_rates ORDER BY currency, from_day`,
    );
  }

  async put(tx: Tx, { currency, fromDay, rate }: CurrencyRate): Promise<void> {
    await tx.query(
      `INSERT INTO kpi_currency_rates (currency, from_day, rate) VALUES ($1, $2, $3)
       ON CONFLICT (currency, from_day) DO UPDATE SET rate = excluded.rate`,
      [currency, fromDay, rate],
    );
  }
}
