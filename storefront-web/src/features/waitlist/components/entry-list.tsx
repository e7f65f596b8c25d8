import { Link } from 'react-router';
import { ProductArt } from '@/shared/components/product-art';
import { t } from '@/shared/i18n/i18n';
import { useEntry } from '../api/get-entry';
import { useActiveEntries, type DeviceEntry } from '../device-entries';
import { usePlaceWords } from '../use-place-words';

/** The places in line that this device has, live. */
export function EntryList() {
  const entries = useActiveEntries();
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="in-line" className="in-line">
      <h2 id="in-line">{t('line.listTitle')}</h2>
      <ul className="order-list">
        {entries.map((kept) => (
          <EntryRow key={kept.id} kept={kept} />
        ))}
      </ul>
    </section>
  );
}

function EntryRow({ kept }: { kept: DeviceEntry }) {
  const { data: entry, error } = useEntry(kept.id);
  const words = usePlaceWords(entry);
  return (
    <li className="order-row">
      <ProductArt productId={kept.productId} name={kept.productName} picture={kept.picture} />
      <div className="order-row-facts">
        <h3>{kept.productName}</h3>
        <p>
          {t('product.units', { count: kept.quantity })} · {kept.email}
        </p>
      </div>
      <div className="order-row-status">
        <span className="status status-pending">{error ? t('orders.unreachable') : words}</span>
      </div>
      <Link
        to={`/line/${kept.id}`}
        className="btn btn-quiet"
        aria-label={t('line.seePlaceNamed', { name: kept.productName })}
      >
        {t('line.seePlace')}
      </Link>
    </li>
  );
}
