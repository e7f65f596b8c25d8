import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useServerTime } from '@/shared/clock/use-seconds-until';
import { saleStateAt, type Product, type SaleState } from './api/product';

/** The state of one product's sale; changes by itself at its opening and its end. */
export function useSaleState(product: Product): SaleState {
  return useServerTime(useCallback((now) => saleStateAt(product, now), [product]));
}

/** The states of several products; when one opens or ends, the store is asked again. */
export function useSaleStates(products: Product[]): SaleState[] {
  const joined = useServerTime((now) =>
    products.map((product) => saleStateAt(product, now)).join(),
  );
  const before = useRef(joined);
  const queryClient = useQueryClient();

  useEffect(() => {
    if (before.current === joined) return;
    before.current = joined;
    void queryClient.invalidateQueries({ queryKey: ['products'] });
  }, [joined, queryClient]);

  return joined === '' ? [] : (joined.split(',') as SaleState[]);
}
