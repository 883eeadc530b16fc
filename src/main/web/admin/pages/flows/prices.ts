/** What text messages cost, by the prices that are set in Settings. */
import {api} from '../../kit/api';

export interface Prices {
  currency: string;
  perSegment: number;
  perReply: number;
  countries: {country: string; perSegment: number}[];
}

export const prices = (signal?: AbortSignal): Promise<Prices> => api.get<Prices>('/api/v1/settings/prices', {signal});

/** The price of a segment in a country, '' for anywhere else. */
export function perSegment(given: Prices, country: string): number {
  return given.countries.find(each => each.country === country)?.perSegment ?? given.perSegment;
}

/** An amount with as many digits as prices of single messages need. */
export function money(amount: number, currency: string): string {
  return new Intl.NumberFormat(undefined, {style: 'currency', currency, minimumFractionDigits: 2, maximumFractionDigits: 4}).format(amount);
}
