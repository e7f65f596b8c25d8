import { OrderList } from '@/features/orders/components/order-list';

export function OrdersPage() {
  return <OrderList />;
}
