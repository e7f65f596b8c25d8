import { ProductArt } from '@/shared/components/product-art';
import type { LedgerEntry } from '@/shared/api/ledger-entry';
import { formatMoney } from '@/shared/format/money';
import { formatInstant } from '@/shared/format/time';
import { t } from '@/shared/i18n/i18n';
import { useDeviceValue } from '@/shared/storage/device-value';
import type { Order } from '../api/order';
import { deviceOrders } from '../device-orders';

type Props = { order: Order; currency: string };

/** What was ordered, by whom and for how much. */
export function OrderSummary({ order, currency }: Props) {
  const kept = useDeviceValue(deviceOrders).find(({ id }) => id === order.id);
  const facts = [
    [t('order.quantity'), `${order.quantity} × ${formatMoney(order.price, currency)}`],
    [t('order.email'), order.customerEmail],
    [t('order.placed'), formatInstant(order.createdAt)],
    [t('order.number'), order.id],
  ];
  return (
    <section className="panel summary">
      <div className="summary-head">
        <ProductArt productId={order.productId} name={order.productName} picture={kept?.picture} />
        <div>
          <h2>{order.productName}</h2>
          <p>{order.description}</p>
        </div>
      </div>
      <dl className="facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <Receipt entry={kept?.confirmed ?? kept?.held} />
        <div className="facts-total">
          <dt>{t('order.total')}</dt>
          <dd>{formatMoney(order.price * order.quantity, currency)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Receipt({ entry }: { entry: LedgerEntry | undefined }) {
  if (entry === undefined) return null;
  return (
    <div className="facts-receipt">
      <dt>{t('order.receipt')}</dt>
      <dd>
        {t('order.receiptValue', { seq: entry.seq })}
        <code>{entry.hash}</code>
        <small>{t('order.receiptHint')}</small>
      </dd>
    </div>
  );
}
