import { useEffect } from 'react';
import { Link, useLocation } from 'react-router';
import { rememberOffer } from '@/features/orders/device-orders';
import { isFinal } from '@/features/waitlist/api/entry';
import { isGone, useEntry } from '@/features/waitlist/api/get-entry';
import { endEntry, useActiveEntries, type DeviceEntry } from '@/features/waitlist/device-entries';
import { useIsHidden } from '@/shared/clock/use-is-hidden';
import { Icon } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';
import { announceOnce } from '@/shared/signal/announce';
import { prepareSound } from '@/shared/signal/chime';
import { useTitleFlash } from '@/shared/signal/use-title-flash';

/** Watches the places in line of this device from every view, and tells when it is one's turn. */
export function Offers() {
  const entries = useActiveEntries();
  const isWaiting = entries.length > 0;

  useEffect(() => {
    if (!isWaiting) return undefined;
    window.addEventListener('pointerdown', prepareSound);
    window.addEventListener('keydown', prepareSound);
    return () => {
      window.removeEventListener('pointerdown', prepareSound);
      window.removeEventListener('keydown', prepareSound);
    };
  }, [isWaiting]);

  return entries.map((kept) => <WatchedPlace key={kept.id} kept={kept} />);
}

function WatchedPlace({ kept }: { kept: DeviceEntry }) {
  const { data: entry, error } = useEntry(kept.id);
  const { pathname } = useLocation();
  const isHidden = useIsHidden();
  const state = entry?.state;
  const orderId = entry?.orderId;
  const isOffered = state === 'offered' && orderId !== undefined;
  const isHere = pathname === `/checkout/${orderId ?? ''}` || pathname === `/line/${kept.id}`;
  const isLost = isGone(error);

  useTitleFlash(isOffered && (isHidden || !isHere) ? t('line.turnTitle') : undefined);

  useEffect(() => {
    if (orderId === undefined) return;
    const { id: entryId, productId, productName, picture, email } = kept;
    rememberOffer({ id: orderId, productId, productName, picture, email, entryId });
    if (isOffered) announceOnce(orderId);
  }, [isOffered, orderId, kept]);

  useEffect(() => {
    if (isLost) endEntry(kept.id, 'gone');
    else if (state !== undefined && isFinal(state)) endEntry(kept.id, state);
  }, [isLost, state, kept.id]);

  if (!isOffered || isHere) return null;
  return (
    <div className="notice notice-turn" role="alert">
      <Icon name="bolt" />
      <div>
        <p className="notice-title">{t('line.turnTitle')}</p>
        <p className="mb-0">{t('line.turnBody', { name: kept.productName })}</p>
      </div>
      <Link to={`/checkout/${orderId}`} className="btn btn-primary">
        {t('orders.finish')}
      </Link>
    </div>
  );
}
