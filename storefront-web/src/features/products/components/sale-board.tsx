import { Icon } from '@/shared/components/icon';
import { Skeleton } from '@/shared/components/skeleton';
import { t } from '@/shared/i18n/i18n';
import type { Product } from '../api/product';
import { useSaleBoard } from '../use-sale-board';
import { LiveCard } from './live-card';
import { NoSale } from './no-sale';
import { UpcomingCard } from './upcoming-card';

/** Everything on sale and everything that opens soon, live. */
export function SaleBoard() {
  const { live, upcoming, isPending, isLost } = useSaleBoard();
  if (isPending) return <Skeleton blocks={3} className="product-grid" />;

  return (
    <>
      <p className="visually-hidden" role="status">
        {t('home.live', { count: live.length })}
      </p>
      {isLost && (
        <p className="notice notice-warn" role="status">
          <Icon name="wifiOff" />
          {t('app.connectionLost')}
        </p>
      )}
      {live.length > 0 ? (
        <div className="product-grid">
          {live.map((product) => (
            <LiveCard key={product.id} product={product} />
          ))}
        </div>
      ) : (
        <NoSale unreachable={isLost} next={upcoming.length > 0} />
      )}
      {upcoming.length > 0 && <Upcoming products={upcoming} />}
    </>
  );
}

function Upcoming({ products }: { products: Product[] }) {
  return (
    <section aria-labelledby="upcoming" className="upcoming">
      <h2 id="upcoming">{t('home.upcoming')}</h2>
      <p className="lead-text">{t('home.upcomingLead')}</p>
      <div className="upcoming-grid">
        {products.map((product) => (
          <UpcomingCard key={product.id} product={product} />
        ))}
      </div>
    </section>
  );
}
