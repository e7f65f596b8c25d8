import { formatMoney } from '@/shared/format/money';
import type { Product } from '../api/product';

export function Price({ product }: { product: Product }) {
  return <span className="price">{formatMoney(product.price, product.currency)}</span>;
}
