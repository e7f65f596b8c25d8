import { t } from '@/shared/i18n/i18n';
import type { Product } from './api/product';
import { stockLevel } from './stock-level';

/** How much of a product is left, in words. */
export function stockWords(product: Product): string {
  const { left, total, percent, level } = stockLevel(product);
  if (level === 'none') return t(percent < 100 ? 'product.allTaken' : 'product.soldOut');
  if (level === 'few') return t('product.onlyLeft', { count: left });
  return t('product.left', { left, total });
}
