import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from '@/shared/components/icon';
import { formatInstant } from '@/shared/format/time';
import { t } from '@/shared/i18n/i18n';
import type { Product } from '../api/product';
import type { SaleState } from '../sale-state';

type Props = {
  product: Product;
  state: SaleState;
  /** What to do about it. */
  children?: ReactNode;
};

/** Why there is nothing to buy at this moment, and whether waiting helps. */
export function SaleNotice({ product, state, children }: Props) {
  const when = formatInstant(state === 'upcoming' ? product.saleStartsAt : product.saleEndsAt);
  const isDrawing = product.opening === 'draw' && !product.drawn && product.liveStock > 0;
  const words = {
    upcoming: [t('product.upcomingTitle'), t('product.upcomingBody', { when })],
    ended: [t('product.endedTitle'), t('product.endedBody', { when })],
    live: [
      t('product.soldOutTitle'),
      t(product.soldPercent >= 100 ? 'product.soldOutForGood' : 'product.soldOutBody'),
    ],
    drawing: [t('product.drawingTitle'), t('product.drawingBody')],
  }[state === 'live' && isDrawing ? 'drawing' : state];

  return (
    <div className="panel sale-notice">
      <span className="emblem emblem-calm">
        <Icon name={state === 'live' ? 'bag' : 'clock'} />
      </span>
      <div role="status">
        <h2>{words[0]}</h2>
        <p>{words[1]}</p>
      </div>
      <div className="message-actions">
        {children}
        <Link to="/" className="btn btn-quiet">
          {t('product.others')}
        </Link>
      </div>
    </div>
  );
}
