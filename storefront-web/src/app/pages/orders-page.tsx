import { OrderList } from '@/features/orders/components/order-list';
import { EntryList } from '@/features/waitlist/components/entry-list';
import { useActiveEntries } from '@/features/waitlist/device-entries';

export function OrdersPage() {
  const isInLine = useActiveEntries().length > 0;
  return <OrderList above={isInLine ? <EntryList /> : undefined} />;
}
