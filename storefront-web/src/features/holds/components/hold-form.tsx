import type { ReactNode } from 'react';
import { Refusal } from '@/shared/components/refusal';
import { formatMoney } from '@/shared/format/money';
import { t } from '@/shared/i18n/i18n';
import type { Attempt } from '@/shared/wish/attempts';
import type { Draft } from '@/shared/wish/use-draft';
import { useWishForm } from '@/shared/wish/use-wish-form';
import { WishFields } from '@/shared/wish/wish-fields';
import { placeHold, type Hold } from '../api/place-hold';

type Props = {
  productId: number;
  price: number;
  currency: string;
  maxPerOrder: number;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  isOpen: boolean;
  /** What to show instead while nothing can be held. */
  closed: ReactNode;
  /** What to do when too few are left. */
  soldOut: ReactNode;
  onHeld: (hold: Hold, attempt: Attempt) => void;
};

/** Who wants how many. A hold leads on to the checkout. */
export function HoldForm({ soldOut, onHeld, ...props }: Props) {
  const { price, currency, maxPerOrder, isOpen, closed } = props;
  const form = useWishForm({ ...props, kind: 'hold', ask: placeHold, onAnswer: onHeld });

  // An unfinished attempt may hold the very units that are missing, so it can be repeated to the end.
  if (!isOpen && !form.unfinished) {
    return (
      <div className="closed">
        {form.refusal && <Refusal error={form.refusal} />}
        {closed}
      </div>
    );
  }

  return (
    <WishFields
      form={form}
      title={t('hold.title')}
      lead={t('hold.lead')}
      maxPerOrder={maxPerOrder}
      submit={t('hold.submit')}
      submitting={t('hold.submitting')}
      wayOut={form.refusal?.code === 'sold_out' ? soldOut : undefined}
    >
      <p className="hold-total">
        <span>{t('hold.total')}</span>
        <output htmlFor="quantity">
          {formatMoney(price * (Number.isNaN(form.quantity) ? 0 : form.quantity), currency)}
        </output>
      </p>
    </WishFields>
  );
}
