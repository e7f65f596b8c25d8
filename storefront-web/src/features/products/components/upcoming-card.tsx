import { Link } from 'react-router';
import { ProductArt } from '@/shared/components/product-art';
import { formatInstant } from '@/shared/format/time';
import { t } from '@/shared/i18n/i18n';
import type { Product } from '../api/product';
import { Countdown } from './countdown';
import { DrawChip } from './draw-chip';
import { Price } from './price';

export function UpcomingCard({ product }: { product: Product }) {
  return (
    <article className="upcoming-card">
      <ProductArt productId={product.id} name={product.name} picture={product.pictureUrl} />
      <div className="upcoming-card-body">
        <h3 className="product-card-name">
          <Link to={`/products/${product.id}`} className="stretched-link">
            {product.name}
          </Link>
        </h3>
        <p className="upcoming-card-facts">
          <Price product={product} />
          <span>{t('product.units', { count: product.totalStock })}</span>
        </p>
        {product.opening === 'draw' && <DrawChip />}
        <Countdown label={t('product.opensIn')} until={product.saleStartsAt} />
        <p className="upcoming-card-when">
          {t('product.opensAt', { when: formatInstant(product.saleStartsAt) })}
        </p>
      </div>
    </article>
  );
}
