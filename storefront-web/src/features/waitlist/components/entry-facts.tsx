import { ProductArt } from '@/shared/components/product-art';
import { t } from '@/shared/i18n/i18n';
import type { Entry } from '../api/entry';
import { useDeviceEntry } from '../device-entries';
import { DrawCheck } from './draw-check';
import type { About } from './entry-view';

type Props = { entry: Entry; about: About };

/** What one waits for, and the check of the draw that gave the place. */
export function EntryFacts({ entry, about }: Props) {
  const kept = useDeviceEntry(entry.entryId);
  const facts: [string, string | undefined][] = [
    [t('order.quantity'), String(entry.quantity)],
    [t('order.email'), kept?.email],
    [t('line.place'), entry.place === null ? undefined : String(entry.place)],
  ];
  return (
    <section className="panel summary">
      <div className="summary-head">
        <ProductArt productId={entry.productId} name={about.name} picture={about.picture} />
        <h2>{about.name}</h2>
      </div>
      <dl className="facts">
        {facts.map(
          ([term, value]) =>
            value !== undefined && (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      {about.opening === 'draw' && about.isDrawn && (
        <DrawCheck productId={entry.productId} entry={entry} />
      )}
    </section>
  );
}
