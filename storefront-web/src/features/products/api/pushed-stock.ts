import type { QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import type { Product } from './product';

export const stockSchema = v.object({
  id: v.number(),
  totalStock: v.number(),
  liveStock: v.number(),
  soldPercent: v.number(),
  serverTime: v.pipe(v.string(), v.isoTimestamp()),
});

export type Stock = v.InferOutput<typeof stockSchema>;

const keyOf = (productId: number) => ['pushed-stock', productId];

/** Keeps the stock that the store pushed last. */
export function rememberPushed(queryClient: QueryClient, stock: Stock): void {
  queryClient.setQueryData(keyOf(stock.id), stock);
}

/** An answer that left the store before the last push must not bring the older stock back. */
export function withPushed(queryClient: QueryClient, product: Product): Product {
  const stock = queryClient.getQueryData<Stock>(keyOf(product.id));
  if (stock === undefined || product.serverTime === undefined) return product;
  const isOlder = Date.parse(product.serverTime) < Date.parse(stock.serverTime);
  return isOlder ? withStock(product, stock) : product;
}

export function withStock(
  product: Product,
  { totalStock, liveStock, soldPercent, serverTime }: Stock,
): Product {
  return { ...product, totalStock, liveStock, soldPercent, serverTime };
}
