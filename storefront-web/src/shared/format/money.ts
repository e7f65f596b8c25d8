import { locale } from './locale';

/** An amount in minor units as money; how many digits a currency has is known to Intl. */
export function formatMoney(minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat(locale(), {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
