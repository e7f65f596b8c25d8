import type { ReactNode } from 'react';
import type { StoreError } from '@/shared/api/store-error';
import { useSecondsUntil } from '@/shared/clock/use-seconds-until';
import { formatCountdown } from '@/shared/format/time';
import { t } from '@/shared/i18n/i18n';
import { Icon } from './icon';

type Props = {
  error: StoreError;
  /** A way out, such as a button. */
  children?: ReactNode;
};

/** Why the store refused and what to do now, with the time to wait when it said one. */
export function Refusal({ error, children }: Props) {
  return (
    <div className="notice notice-warn" role="alert" data-code={error.code}>
      <Icon name={error.code === 'network' ? 'wifiOff' : 'alert'} />
      <div>
        <p className="notice-title">{t(`refusal.${error.code}.title`)}</p>
        <p className="mb-0">{t(`refusal.${error.code}.body`)}</p>
        {error.retryAt !== undefined && <Wait until={error.retryAt} />}
        {children && <div className="notice-act">{children}</div>}
      </div>
    </div>
  );
}

function Wait({ until }: { until: number }) {
  const seconds = useSecondsUntil(until);
  return (
    // Inside an alert every change would be read out, each second.
    <p className="notice-wait" aria-live="off" role="timer">
      <Icon name="clock" />
      {seconds > 0 ? t('refusal.wait', { time: formatCountdown(seconds) }) : t('refusal.waitOver')}
    </p>
  );
}
