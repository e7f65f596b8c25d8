import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Message } from '@/shared/components/message';
import { PageTitle } from '@/shared/components/page-title';
import { useDeviceValue } from '@/shared/storage/device-value';
import { deviceOrders } from '../device-orders';
import { OrderRow } from './order-row';

/** The orders made on this device, with what became of each. */
export function OrderList() {
  const { t } = useTranslation();
  const orders = useDeviceValue(deviceOrders);

  if (orders.length === 0) {
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
      <ul className="order-list">
        {orders.map((order) => (
          <OrderRow key={order.id} kept={order} />
        ))}
      </ul>
    </>
  );
}
