import { Link } from 'react-router';
import { Icon } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';
import { useEntry } from '../api/get-entry';
import type { DeviceEntry } from '../device-entries';
import { usePlaceWords } from '../use-place-words';

/** In short, where this device stands in a product's line, and the way to all of it. */
export function OwnPlace({ kept }: { kept: DeviceEntry }) {
  const { data: entry } = useEntry(kept.id);
  const words = usePlaceWords(entry);
  const isDraw = entry?.state === 'entered';
  return (
    <section className="panel own-place" aria-labelledby={`own-place-${kept.id}`}>
      <span className="emblem emblem-calm">
        <Icon name={isDraw ? 'dice' : 'line'} />
      </span>
      <h2 id={`own-place-${kept.id}`}>{t(isDraw ? 'line.enteredTitle' : 'line.waitingTitle')}</h2>
      <p className="own-place-words">{words}</p>
      <Link to={`/line/${kept.id}`} className="btn btn-primary">
        {t('line.seePlace')}
      </Link>
    </section>
  );
}
