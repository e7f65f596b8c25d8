import { toStoreError } from '@/shared/api/store-error';
import { useServerTime } from '@/shared/clock/use-seconds-until';
import { PageTitle } from '@/shared/components/page-title';
import { Refusal } from '@/shared/components/refusal';
import { SureButton } from '@/shared/components/sure-button';
import { formatMoney } from '@/shared/format/money';
import { t } from '@/shared/i18n/i18n';
import { isDue } from '../api/get-order';
import type { Order } from '../api/order';
import { useCancelOrder, useConfirmOrder } from '../api/resolve-order';
import { useIsOffer } from '../device-orders';
import { HoldCountdown } from './hold-countdown';
import { OrderSummary } from './order-summary';

type Props = { order: Order; currency: string };

/** The checkout: confirm before the time runs out, or give the units back. */
export function PendingOrder({ order, currency }: Props) {
  const confirming = useConfirmOrder(order.id);
  const cancelling = useCancelOrder(order.id);
  const isOffer = useIsOffer(order.id);
  const isOver = useServerTime((now) => isDue(order, now));
  const isBusy = confirming.isPending || cancelling.isPending;
  const error = confirming.error ?? cancelling.error;
  const total = formatMoney(order.price * order.quantity, currency);

  return (
    <div className="checkout">
      <section className="panel checkout-act">
        <PageTitle text={t(isOffer ? 'order.offerTitle' : 'order.pendingTitle')} />
        <p className="lead-text">{t(isOffer ? 'order.offerBody' : 'order.pendingBody')}</p>
        <HoldCountdown order={order} />
        {error && <Refusal error={toStoreError(error)} />}
        <button
          type="button"
          className="btn btn-primary btn-lg w-100"
          disabled={isBusy || isOver}
          aria-busy={confirming.isPending}
          onClick={() => {
            cancelling.reset();
            confirming.mutate();
          }}
        >
          {confirming.isPending && <span className="spinner" aria-hidden="true" />}
          {confirming.isPending ? t('order.confirming') : `${t('order.confirm')} · ${total}`}
        </button>
        <SureButton
          isBusy={cancelling.isPending}
          isDisabled={confirming.isPending || isOver}
          words={{
            ask: t(isOffer ? 'order.decline' : 'order.cancel'),
            sure: t(isOffer ? 'order.declineSure' : 'order.cancelSure'),
            yes: t(isOffer ? 'order.declineYes' : 'order.cancelYes'),
            busy: t('order.cancelling'),
            no: t('order.cancelNo'),
          }}
          onSure={() => {
            confirming.reset();
            cancelling.mutate();
          }}
        />
      </section>
      <OrderSummary order={order} currency={currency} />
    </div>
  );
}
