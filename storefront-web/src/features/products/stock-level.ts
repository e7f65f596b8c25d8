import type { Product } from './api/product';

const FEW = 5;
const FEW_SHARE = 0.1;

/** How much of a product can be had now: its share of all, and whether it is few. */
export function stockLevel({ liveStock: left, totalStock: total, soldPercent }: Product) {
  const isFew = left > 0 && left <= Math.max(FEW, total * FEW_SHARE);
  return {
    left,
    total,
    percent: Math.round(soldPercent),
    share: total === 0 ? 0 : left / total,
    level: left === 0 ? 'none' : isFew ? 'few' : 'plenty',
  } as const;
}
