import { locale } from './locale';

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale()).format(value);
}
