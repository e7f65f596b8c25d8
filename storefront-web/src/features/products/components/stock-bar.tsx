import { useTranslation } from 'react-i18next';
import { Icon } from '@/shared/components/icon';
import type { Product } from '../api/product';

const FEW = 5;
const FEW_SHARE = 0.1;

/** How much is left and how much is sold, in words and as a bar. */
export function StockBar({ product }: { product: Product }) {
  const { t } = useTranslation();
  const { liveStock: left, totalStock: total } = product;
  const percent = Math.round(product.soldPercent);
  const share = total === 0 ? 0 : left / total;
  const few = left > 0 && left <= Math.max(FEW, total * FEW_SHARE);
  const level = left === 0 ? 'none' : few ? 'few' : 'plenty';

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
          {few && <Icon name="bolt" />}
          {left === 0 && t(percent < 100 ? 'product.allTaken' : 'product.soldOut')}
          {few && t('product.onlyLeft', { count: left })}
          {level === 'plenty' && t('product.left', { left, total })}
        </span>
        <span>{t('product.soldPercent', { percent })}</span>
      </div>
    </div>
  );
}
