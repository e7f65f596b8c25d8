import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Icon } from '@/shared/components/icon';
import { formatInstant } from '@/shared/format/time';
import type { Product, SaleState } from '../api/product';

type Props = { product: Product; state: SaleState };

/** Why there is nothing to buy at this moment, and whether waiting helps. */
export function SaleNotice({ product, state }: Props) {
  const { t } = useTranslation();
  const when = formatInstant(state === 'upcoming' ? product.saleStartsAt : product.saleEndsAt);
  const words = {
    upcoming: [t('product.upcomingTitle'), t('product.upcomingBody', { when })],
    ended: [t('product.endedTitle'), t('product.endedBody', { when })],
    live: [
      t('product.soldOutTitle'),
      t(product.soldPercent >= 100 ? 'product.soldOutForGood' : 'product.soldOutBody'),
    ],
  }[state];

  return (
    <div className="panel sale-notice" role="status">
      <span className="emblem emblem-calm">
        <Icon name={state === 'live' ? 'bag' : 'clock'} />
      </span>
      <h2>{words[0]}</h2>
      <p>{words[1]}</p>
      <Link to="/" className="btn btn-quiet">
        {t('product.others')}
      </Link>
    </div>
  );
}
