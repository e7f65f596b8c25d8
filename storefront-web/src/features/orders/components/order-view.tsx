import { Link } from 'react-router';
import { toStoreError } from '@/shared/api/store-error';
import { Icon } from '@/shared/components/icon';
import { Message } from '@/shared/components/message';
import { Skeleton } from '@/shared/components/skeleton';
import { t } from '@/shared/i18n/i18n';
import { useOrderCurrency } from '../api/get-currency';
import { useOrder } from '../api/get-order';
import type { Order } from '../api/order';
import { PendingOrder } from './pending-order';
import { ResolvedOrder } from './resolved-order';

/** One order in whatever state it is, followed until it is resolved, here or elsewhere. */
export function OrderView({ orderId }: { orderId: string }) {
  const { data: order, error, refetch } = useOrder(orderId);
  const currency = useOrderCurrency(order);

  if (error && toStoreError(error).status === 404) return <UnknownOrder />;
  if (error && !order) {
    return (
      <Message
        icon="wifiOff"
        tone="warn"
        title={t('order.failedTitle')}
        actions={
          <button type="button" className="btn btn-primary" onClick={() => void refetch()}>
            {t('order.tryNow')}
          </button>
        }
      >
        <p role="alert">{t('order.failedBody')}</p>
      </Message>
    );
  }
  if (!order || currency === undefined) return <Skeleton blocks={2} className="checkout" />;

  return (
    <>
      {error && (
        <p className="notice notice-warn" role="status">
          <Icon name="wifiOff" />
          {t('app.connectionLost')}
        </p>
      )}
      <OrderInState order={order} currency={currency} />
    </>
  );
}

function OrderInState({ order, currency }: { order: Order; currency: string }) {
  const { status } = order;
  if (status === 'pending') return <PendingOrder order={order} currency={currency} />;
  return <ResolvedOrder order={{ ...order, status }} currency={currency} />;
}

function UnknownOrder() {
  return (
    <Message
      icon="search"
      title={t('order.notFoundTitle')}
      actions={
        <Link to="/orders" className="btn btn-primary">
          {t('order.myOrders')}
        </Link>
      }
    >
      <p>{t('order.notFoundBody')}</p>
    </Message>
  );
}
