import { useSettled } from '@/shared/clock/use-settled';
import { t } from '@/shared/i18n/i18n';
import type { Product } from '../api/product';
import { stockWords } from '../stock-words';

/** In a crowd stock changes many times a second, which nobody wants to hear. */
const HEARD_EVERY_MS = 10_000;

/** Tells who listens to the page how much is left, now and then. */
export function HeardStock({ product }: { product: Product }) {
  const heard = useSettled(stockWords(product), HEARD_EVERY_MS);
  return (
    <p className="visually-hidden" role="status">
      {t('product.heard', { words: heard })}
    </p>
  );
}
