import type { QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { productQuery } from './get-product';
import { liveProducts, upcomingProducts } from './get-products';
import { productSchema, type Product } from './product';
import { rememberPushed, stockSchema, withStock } from './pushed-stock';

const stateSchema = v.object({ state: v.picklist(['upcoming', 'live', 'ended']) });

/** Takes what the store pushed of a product into the views that show it. */
export function takeProductEvent(queryClient: QueryClient, name: string, data: unknown): void {
  if (name === 'stock') takeStock(queryClient, data);
  if (name === 'sale') takeSale(queryClient, data);
}

function takeStock(queryClient: QueryClient, data: unknown): void {
  const parsed = v.safeParse(stockSchema, data);
  if (!parsed.success) return;
  const stock = parsed.output;
  rememberPushed(queryClient, stock);
  const update = (product: Product) =>
    product.id === stock.id ? withStock(product, stock) : product;
  for (const { queryKey } of [liveProducts, upcomingProducts]) {
    queryClient.setQueryData(queryKey, (products) => products?.map(update));
  }
  queryClient.setQueryData(
    productQuery(stock.id).queryKey,
    (product) => product && update(product),
  );
}

/** A sale that opened, ended or was changed, or a new one. */
function takeSale(queryClient: QueryClient, data: unknown): void {
  const parsed = v.safeParse(v.intersect([productSchema, stateSchema]), data);
  if (!parsed.success) return;
  const { state, ...product } = parsed.output;
  const put = (isItsList: boolean) => (products: Product[] | undefined) => {
    if (products === undefined) return undefined;
    const isThere = products.some(({ id }) => id === product.id);
    if (isThere) return products.map((other) => (other.id === product.id ? product : other));
    return isItsList ? [...products, product] : products;
  };
  queryClient.setQueryData(liveProducts.queryKey, put(state === 'live'));
  queryClient.setQueryData(upcomingProducts.queryKey, put(state === 'upcoming'));
  queryClient.setQueryData(productQuery(product.id).queryKey, (known) => known && product);
}
