import { Link } from 'react-router';
import { Icon } from '@/shared/components/icon';
import { ProductArt } from '@/shared/components/product-art';
import { t } from '@/shared/i18n/i18n';
import type { Product } from '../api/product';
import { Countdown } from './countdown';
import { Price } from './price';
import { StockBar } from './stock-bar';

export function LiveCard({ product }: { product: Product }) {
  const soldOut = product.liveStock === 0;
  const name = { name: product.name };
  return (
    <article className={`product-card ${soldOut ? 'is-sold-out' : ''}`}>
      <ProductArt productId={product.id} name={product.name} picture={product.pictureUrl} />
      <Countdown label={t('product.endsIn')} until={product.saleEndsAt} className="on-art" />
      <div className="product-card-body">
        <h2 className="product-card-name">{product.name}</h2>
        <p className="product-card-description">{product.description}</p>
        <StockBar product={product} />
        <div className="product-card-foot">
          <Price product={product} />
          <Link
            to={`/products/${product.id}`}
            className={`btn stretched-link ${soldOut ? 'btn-quiet' : 'btn-primary'}`}
            aria-label={soldOut ? t('product.detailsNamed', name) : t('product.buyNamed', name)}
          >
            {soldOut ? t('product.details') : t('product.buy')}
            <Icon name="arrowRight" />
          </Link>
        </div>
      </div>
    </article>
  );
}
