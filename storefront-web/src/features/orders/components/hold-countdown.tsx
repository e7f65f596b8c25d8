import { useSecondsUntil } from '@/shared/clock/use-seconds-until';
import { Icon } from '@/shared/components/icon';
import { formatCountdown } from '@/shared/format/time';
import { t } from '@/shared/i18n/i18n';
import type { Order } from '../api/order';

const HURRY_SECONDS = 20;
const MINUTE = 60;

/** The time left of a hold; warns in the last seconds by words, an icon and colour. */
export function HoldCountdown({ order }: { order: Order }) {
  const deadline = Date.parse(order.holdExpiresAt);
  const seconds = useSecondsUntil(deadline);
  const whole = Math.max(1, (deadline - Date.parse(order.createdAt)) / 1000);
  const isHurry = seconds <= HURRY_SECONDS;

  return (
    <div className={`hold-clock ${isHurry ? 'is-hurry' : ''}`}>
      <svg className="hold-ring" viewBox="0 0 120 120" aria-hidden="true">
        <circle className="hold-ring-track" cx="60" cy="60" r="54" pathLength="1" />
        <circle
          className="hold-ring-left"
          cx="60"
          cy="60"
          r="54"
          pathLength="1"
          strokeDasharray={`${Math.min(1, seconds / whole)} 1`}
        />
      </svg>
      <p className="hold-digits" role="timer" aria-live="off">
        <span className="hold-digits-label">{t('order.timeLeft')}</span>
        <strong>{formatCountdown(seconds)}</strong>
      </p>
      {isHurry && (
        <p className="hold-hurry">
          <Icon name="alert" />
          {seconds > 0 ? t('order.hurry') : t('order.checking')}
        </p>
      )}
      <p className="visually-hidden" role="status">
        {seconds === 0 && t('order.heardOver')}
        {seconds > 0 && isHurry && t('order.heardSeconds')}
        {!isHurry && seconds <= MINUTE && t('order.heardMinute')}
      </p>
    </div>
  );
}
