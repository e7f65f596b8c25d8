import { Icon } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';

type Props = { unreachable: boolean; next: boolean };

export function NoSale({ unreachable, next }: Props) {
  return (
    <div className="empty">
      <span className={`emblem ${unreachable ? 'emblem-warn' : 'emblem-calm'}`}>
        <Icon name={unreachable ? 'wifiOff' : 'clock'} />
      </span>
      <h2>{t(unreachable ? 'home.failedTitle' : 'home.emptyTitle')}</h2>
      <p>{unreachable ? t('home.failedBody') : t(next ? 'home.emptyNext' : 'home.emptyNone')}</p>
    </div>
  );
}
