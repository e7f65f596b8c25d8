import type { ReactNode } from 'react';
import { Refusal } from '@/shared/components/refusal';
import { t } from '@/shared/i18n/i18n';
import { EmailField } from './email-field';
import { QuantityField } from './quantity-field';
import { SubmitWish } from './submit-wish';
import { UnfinishedNotice } from './unfinished-notice';
import type { WishForm } from './use-wish-form';

type Props = {
  form: WishForm;
  title: string;
  lead: string;
  maxPerOrder: number;
  submit: string;
  submitting: string;
  /** Between the fields and the button. */
  children?: ReactNode;
  /** What to do about a refusal, beyond what it says itself. */
  wayOut?: ReactNode;
};

/** Who wants how many: the one form of the shop, for a hold and for a place in line. */
export function WishFields(props: Props) {
  const { form, title, lead, maxPerOrder, submit, submitting, children, wayOut } = props;
  const isLocked = form.isAsking || form.unfinished !== undefined;
  const isLeftOver = form.unfinished !== undefined && !form.isAsking;

  return (
    <form
      className="panel hold-form"
      noValidate
      aria-labelledby="wish-title"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <h2 id="wish-title">{title}</h2>
      <p className="lead-text">{lead}</p>
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
      {children}
      {form.refusal && <Refusal error={form.refusal}>{wayOut}</Refusal>}
      {isLeftOver && !form.refusal && <UnfinishedNotice />}
      <SubmitWish
        isAsking={form.isAsking}
        isRepeat={isLeftOver}
        retryAt={form.refusal?.retryAt}
        words={{ submit, submitting }}
      />
      {isLeftOver && (
        <button type="button" className="btn btn-link" onClick={form.startOver}>
          {t('hold.startOver')}
        </button>
      )}
    </form>
  );
}
