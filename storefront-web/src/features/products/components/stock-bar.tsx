import { Icon } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';
import type { Product } from '../api/product';
import { stockLevel } from '../stock-level';
import { stockWords } from '../stock-words';

/** How much is left and how much is sold, in words and as a bar. */
export function StockBar({ product }: { product: Product }) {
  const { left, total, percent, share, level } = stockLevel(product);

  return (
    <div className={`stock stock-${level}`}>
      <div
        className="stock-track"
        role="meter"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={left}
        aria-label={t('product.left', { left, total })}
      >
        <div className="stock-fill" style={{ transform: `scaleX(${share})` }} />
      </div>
      <div className="stock-words">
        <span className="stock-left">
          {level === 'few' && <Icon name="bolt" />}
          {stockWords(product)}
        </span>
        <span>{t('product.soldPercent', { percent })}</span>
      </div>
    </div>
  );
}
