import { PageTitle } from '@/shared/components/page-title';
import { ProductArt } from '@/shared/components/product-art';
import { t } from '@/shared/i18n/i18n';
import type { Product } from '../api/product';
import type { SaleState } from '../sale-state';
import { Countdown } from './countdown';
import { DrawChip } from './draw-chip';
import { HeardStock } from './heard-stock';
import { Price } from './price';
import { StockBar } from './stock-bar';

type Props = { product: Product; state: SaleState };

/** What is for sale: picture, price, time and stock. */
export function ProductFacts({ product, state }: Props) {
  return (
    <div className="product-facts">
      <div className="product-facts-art">
        <ProductArt productId={product.id} name={product.name} picture={product.pictureUrl} />
        {state === 'live' && (
          <Countdown label={t('product.endsIn')} until={product.saleEndsAt} className="on-art" />
        )}
        {state === 'upcoming' && (
          <Countdown label={t('product.opensIn')} until={product.saleStartsAt} className="on-art" />
        )}
        {state === 'ended' && <span className="countdown on-art">{t('product.ended')}</span>}
      </div>
      {product.opening === 'draw' && state === 'upcoming' && <DrawChip />}
      <PageTitle text={product.name} />
      <p className="product-facts-price">
        <Price product={product} /> <span>{t('product.each')}</span>
      </p>
      <p className="product-facts-description">{product.description}</p>
      {state === 'upcoming' ? (
        <p className="product-facts-units">{t('product.units', { count: product.totalStock })}</p>
      ) : (
        <>
          <StockBar product={product} />
          <HeardStock product={product} />
        </>
      )}
    </div>
  );
}
