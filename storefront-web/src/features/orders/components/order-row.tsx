import { Link } from 'react-router';
import { toStoreError } from '@/shared/api/store-error';
import { ProductArt } from '@/shared/components/product-art';
import { formatInstant } from '@/shared/format/time';
import { t } from '@/shared/i18n/i18n';
import { useOrder } from '../api/get-order';
import { forgetOrder, type DeviceOrder } from '../device-orders';
import { StatusBadge } from './status-badge';

/** One order of this device: what is kept here, and its status from the store. */
export function OrderRow({ kept }: { kept: DeviceOrder }) {
  const { data: order, error } = useOrder(kept.id);
  const isUnknown = error !== null && toStoreError(error).status === 404;
  const isPending = order?.status === 'pending';
  const name = { name: kept.productName };

  return (
    <li className="order-row">
      <ProductArt productId={kept.productId} name={kept.productName} picture={kept.picture} />
      <div className="order-row-facts">
        <h2>{kept.productName}</h2>
        <p>
          {order && `${t('product.units', { count: order.quantity })} · `}
          {order && `${formatInstant(order.createdAt)} · `}
          {kept.email}
        </p>
      </div>
      <div className="order-row-status">
        {order && !isUnknown && <StatusBadge status={order.status} />}
        {isUnknown && <span className="status">{t('status.unknown')}</span>}
        {!order && !error && <span className="status">{t('status.checking')}</span>}
        {!order && error && !isUnknown && (
          <span className="status status-expired">{t('orders.unreachable')}</span>
        )}
      </div>
      {isUnknown ? (
        <button
          type="button"
          className="btn btn-quiet"
          aria-label={t('orders.forgetNamed', name)}
          onClick={() => {
            forgetOrder(kept.id);
          }}
        >
          {t('orders.forget')}
        </button>
      ) : (
        <Link
          to={`/checkout/${kept.id}`}
          className={`btn ${isPending ? 'btn-primary' : 'btn-quiet'}`}
          aria-label={t(isPending ? 'orders.finishNamed' : 'orders.viewNamed', name)}
        >
          {t(isPending ? 'orders.finish' : 'orders.view')}
        </Link>
      )}
    </li>
  );
}
