import { Link } from 'react-router';
import { Message } from '@/shared/components/message';
import { t } from '@/shared/i18n/i18n';
import type { Entry } from '../api/entry';
import { DrawCheck } from './draw-check';
import type { About } from './entry-view';

type Props = { entry: Entry; about: About };

/** A place that takes part no more: why, and where to go from here. */
export function EndedEntry({ entry, about }: Props) {
  const { state, reason } = entry;
  const hasLapsed = state === 'lapsed';
  return (
    <div className="resolved">
      <Message
        icon={hasLapsed ? 'clock' : 'cross'}
        tone={hasLapsed ? 'warn' : 'calm'}
        title={t(hasLapsed ? 'line.lapsedTitle' : 'line.leftTitle')}
        actions={
          <>
            <Link to={`/products/${entry.productId}`} className="btn btn-primary">
              {t('order.buyAgain')}
            </Link>
            <Link to="/orders" className="btn btn-quiet">
              {t('order.myOrders')}
            </Link>
          </>
        }
      >
        <p role="status">
          {hasLapsed ? t(`line.lapsed.${reason ?? 'closed'}`) : t('line.leftBody')}
        </p>
      </Message>
      {about.opening === 'draw' && about.isDrawn && entry.place !== null && (
        <section className="panel">
          <DrawCheck productId={entry.productId} entry={entry} />
        </section>
      )}
    </div>
  );
}
