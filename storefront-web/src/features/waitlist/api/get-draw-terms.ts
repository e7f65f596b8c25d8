import { useQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { askStore } from '@/shared/api/client';

const termsSchema = v.object({
  /** SHA-256 of the seed, in hex: published before anybody could enter. */
  commitment: v.string(),
  beaconSource: v.fallback(v.optional(v.string()), undefined),
  beaconRound: v.fallback(v.optional(v.string()), undefined),
});

export type DrawTerms = v.InferOutput<typeof termsSchema>;

/** What a draw that is not made yet promises; none while it is not wanted, or not known. */
export function useDrawTerms(productId: number, isWanted: boolean): DrawTerms | undefined {
  const { data } = useQuery({
    queryKey: ['draw-terms', productId],
    queryFn: () => askStore({ path: `/api/products/${productId}/draw`, answer: termsSchema }),
    enabled: isWanted,
    staleTime: Infinity,
  });
  return data;
}
