import { Link } from 'react-router';
import { Icon, type IconName } from '@/shared/components/icon';
import { Message, type Tone } from '@/shared/components/message';
import { t } from '@/shared/i18n/i18n';
import type { Order, OrderStatus } from '../api/order';
import { useIsOffer } from '../device-orders';
import { OrderSummary } from './order-summary';

type Resolved = Exclude<OrderStatus, 'pending'>;

const looks: Record<Resolved, { icon: IconName; tone: Tone }> = {
  confirmed: { icon: 'check', tone: 'good' },
  expired: { icon: 'clock', tone: 'warn' },
  cancelled: { icon: 'cross', tone: 'calm' },
  returned: { icon: 'undo', tone: 'calm' },
};

type Props = { order: Order & { status: Resolved }; currency: string };

/** What became of an order, and where to go from here. */
export function ResolvedOrder({ order, currency }: Props) {
  const { icon, tone } = looks[order.status];
  const isConfirmed = order.status === 'confirmed';
  const isOffer = useIsOffer(order.id);
  const isGivenUp = order.status === 'expired' || order.status === 'cancelled';

  return (
    <div className="resolved">
      <Message
        icon={icon}
        tone={tone}
        title={t(`order.${order.status}Title`)}
        actions={
          <>
            <Link
              to={isConfirmed ? '/' : `/products/${order.productId}`}
              className="btn btn-primary"
            >
              {isConfirmed ? t('order.keepShopping') : t('order.buyAgain')}
            </Link>
            {isConfirmed && (
              <button
                type="button"
                className="btn btn-quiet"
                onClick={() => {
                  window.print();
                }}
              >
                <Icon name="print" />
                {t('order.print')}
              </button>
            )}
            <Link to="/orders" className="btn btn-quiet">
              {t('order.myOrders')}
            </Link>
          </>
        }
      >
        <p role="status">
          {isOffer && isGivenUp ? t('order.offerGoneBody') : t(`order.${order.status}Body`)}
        </p>
      </Message>
      <OrderSummary order={order} currency={currency} />
    </div>
  );
}
