import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useServerTime } from '@/shared/clock/use-seconds-until';
import { live } from '@/shared/live/live';
import type { Product } from './api/product';
import { saleStateAt, type SaleState } from './sale-state';

/** The state of one product's sale; changes by itself at its opening and its end. */
export function useSaleState(product: Product): SaleState {
  return useServerTime(useCallback((now) => saleStateAt(product, now), [product]));
}

/** The states of several products; when one opens or ends and the store does not push, it is asked. */
export function useSaleStates(products: Product[]): SaleState[] {
  const joined = useServerTime((now) =>
    products.map((product) => saleStateAt(product, now)).join(),
  );
  const before = useRef(joined);
  const queryClient = useQueryClient();

  useEffect(() => {
    if (before.current === joined) return;
    before.current = joined;
    // A crowd that asks at the moment of an opening is in the way of those who buy.
    if (live.isUp) return;
    void queryClient.invalidateQueries({ queryKey: ['products'] });
  }, [joined, queryClient]);

  return joined === '' ? [] : (joined.split(',') as SaleState[]);
}
