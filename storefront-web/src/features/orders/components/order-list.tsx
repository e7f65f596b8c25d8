import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Message } from '@/shared/components/message';
import { PageTitle } from '@/shared/components/page-title';
import { t } from '@/shared/i18n/i18n';
import { useDeviceValue } from '@/shared/storage/device-value';
import { deviceOrders } from '../device-orders';
import { OrderRow } from './order-row';

type Props = {
  /** What else of this device there is to see, if anything. */
  above: ReactNode;
};

/** The orders made on this device, with what became of each. */
export function OrderList({ above }: Props) {
  const orders = useDeviceValue(deviceOrders);

  if (orders.length === 0 && above === undefined) {
    return (
      <Message
        icon="bag"
        title={t('orders.emptyTitle')}
        actions={
          <Link to="/" className="btn btn-primary">
            {t('orders.goShopping')}
          </Link>
        }
      >
        <p>{t('orders.emptyBody')}</p>
      </Message>
    );
  }
  return (
    <>
      <PageTitle text={t('orders.title')} />
      <p className="lead-text">{t('orders.lead')}</p>
      {above}
      {orders.length > 0 && (
        <ul className="order-list">
          {orders.map((order) => (
            <OrderRow key={order.id} kept={order} />
          ))}
        </ul>
      )}
    </>
  );
}
