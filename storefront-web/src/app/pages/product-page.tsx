import { Link, useParams } from 'react-router';
import { isGone, useProduct } from '@/features/products/api/get-product';
import { Icon } from '@/shared/components/icon';
import { Message } from '@/shared/components/message';
import { Skeleton } from '@/shared/components/skeleton';
import { t } from '@/shared/i18n/i18n';
import { Buying } from '../buying';

export function ProductPage() {
  const productId = Number(useParams()['productId']);
  if (!Number.isSafeInteger(productId) || productId < 1) return <UnknownProduct />;
  return <KnownProduct key={productId} productId={productId} />;
}

function KnownProduct({ productId }: { productId: number }) {
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

function UnknownProduct() {
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
