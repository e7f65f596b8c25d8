import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { HoldForm } from '@/features/holds/components/hold-form';
import { rememberOrder } from '@/features/orders/device-orders';
import { isGone, useProduct } from '@/features/products/api/get-product';
import type { Product } from '@/features/products/api/product';
import { ProductFacts } from '@/features/products/components/product-facts';
import { SaleNotice } from '@/features/products/components/sale-notice';
import { useSaleState } from '@/features/products/use-sale-state';
import { Icon } from '@/shared/components/icon';
import { Message } from '@/shared/components/message';
import { Skeleton } from '@/shared/components/skeleton';

export function ProductPage() {
  const productId = Number(useParams()['productId']);
  if (!Number.isSafeInteger(productId) || productId < 1) return <UnknownProduct />;
  return <KnownProduct key={productId} productId={productId} />;
}

function KnownProduct({ productId }: { productId: number }) {
  const { t } = useTranslation();
  const { data: product, error } = useProduct(productId);
  if (isGone(error)) return <UnknownProduct />;

  return (
    <>
      <Link to="/" className="back-link">
        <Icon name="arrowLeft" />
        {t('product.back')}
      </Link>
      {error && (
        <p className="notice notice-warn" role="status">
          <Icon name="wifiOff" />
          {t('app.connectionLost')}
        </p>
      )}
      {product ? <Buying product={product} /> : <Skeleton blocks={2} className="product-page" />}
    </>
  );
}

function Buying({ product }: { product: Product }) {
  const navigate = useNavigate();
  const state = useSaleState(product);

  return (
    <div className="product-page">
      <ProductFacts product={product} state={state} />
      <HoldForm
        productId={product.id}
        price={product.price}
        currency={product.currency}
        maxPerOrder={product.maxPerOrder}
        isOpen={state === 'live' && product.liveStock > 0}
        closed={<SaleNotice product={product} state={state} />}
        onHeld={({ orderId, ledger }, { email }) => {
          rememberOrder({
            id: orderId,
            productId: product.id,
            productName: product.name,
            email,
            held: ledger,
          });
          void navigate(`/checkout/${orderId}`);
        }}
      />
    </div>
  );
}

function UnknownProduct() {
  const { t } = useTranslation();
  return (
    <Message
      icon="search"
      title={t('product.notFoundTitle')}
      actions={
        <Link to="/" className="btn btn-primary">
          {t('product.others')}
        </Link>
      }
    >
      <p>{t('product.notFoundBody')}</p>
    </Message>
  );
}
