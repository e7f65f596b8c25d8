import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '@/shared/components/refusal';
import { formatMoney } from '@/shared/format/money';
import type { Hold } from '../api/place-hold';
import type { Attempt } from '../attempts';
import { useHoldForm } from '../use-hold-form';
import { EmailField } from './email-field';
import { QuantityField } from './quantity-field';
import { SubmitHold } from './submit-hold';
import { UnfinishedNotice } from './unfinished-notice';

type Props = {
  productId: number;
  price: number;
  currency: string;
  maxPerOrder: number;
  isOpen: boolean;
  /** What to show instead while nothing can be held. */
  closed: ReactNode;
  onHeld: (hold: Hold, attempt: Attempt) => void;
};

/** Who wants how many. A hold leads on to the checkout. */
export function HoldForm(props: Props) {
  const { price, currency, maxPerOrder, isOpen, closed } = props;
  const { t } = useTranslation();
  const form = useHoldForm(props);
  const isLocked = form.isPlacing || form.unfinished !== undefined;
  const isLeftOver = form.unfinished !== undefined && !form.isPlacing;

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
    <form
      className="panel hold-form"
      noValidate
      aria-labelledby="hold-title"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <h2 id="hold-title">{t('hold.title')}</h2>
      <p className="lead-text">{t('hold.lead')}</p>
      <EmailField
        value={form.email}
        error={form.errors.email}
        readOnly={isLocked}
        onChange={form.setEmail}
      />
      <QuantityField
        value={form.quantity}
        max={maxPerOrder}
        error={form.errors.quantity}
        readOnly={isLocked}
        onChange={form.setQuantity}
      />
      <p className="hold-total">
        <span>{t('hold.total')}</span>
        <output htmlFor="quantity">
          {formatMoney(price * (Number.isNaN(form.quantity) ? 0 : form.quantity), currency)}
        </output>
      </p>
      {form.refusal && <Refusal error={form.refusal} />}
      {isLeftOver && !form.refusal && <UnfinishedNotice />}
      <SubmitHold
        isPlacing={form.isPlacing}
        isRepeat={isLeftOver}
        retryAt={form.refusal?.retryAt}
      />
      {isLeftOver && (
        <button type="button" className="btn btn-link" onClick={form.startOver}>
          {t('hold.startOver')}
        </button>
      )}
    </form>
  );
}
