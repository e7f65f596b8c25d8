import { Icon, type IconName } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';
import type { OrderStatus } from '../api/order';

const icons: Record<OrderStatus, IconName> = {
  pending: 'clock',
  confirmed: 'check',
  expired: 'alert',
  cancelled: 'cross',
  returned: 'undo',
};

export function StatusBadge({ status }: { status: OrderStatus }) {
  return (
    <span className={`status status-${status}`}>
      <Icon name={icons[status]} />
      {t(`status.${status}`)}
    </span>
  );
}
