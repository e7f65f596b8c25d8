import { useParams } from 'react-router';
import { OrderView } from '@/features/orders/components/order-view';

export function CheckoutPage() {
  const orderId = useParams()['orderId'] ?? '';
  return <OrderView key={orderId} orderId={orderId} />;
}
