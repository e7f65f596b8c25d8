import { useTranslation } from 'react-i18next';
import { useSecondsUntil } from '@/shared/clock/use-seconds-until';
import { formatCountdown } from '@/shared/format/time';

type Props = {
  isPlacing: boolean;
  /** The attempt was made before and has had no answer. */
  isRepeat: boolean;
  /** Server time in ms before which the store will not answer differently. */
  retryAt: number | undefined;
};

export function SubmitHold({ isPlacing, isRepeat, retryAt }: Props) {
  const { t } = useTranslation();
  const seconds = useSecondsUntil(retryAt ?? 0);
  // After `throttled` the form stays usable: another e-mail may have its share left.
  const mustWait = isRepeat && seconds > 0;

  function label(): string {
    if (isPlacing) return t('hold.submitting');
    if (mustWait) return t('hold.retryIn', { time: formatCountdown(seconds) });
    return isRepeat ? t('hold.retry') : t('hold.submit');
  }

  return (
    <button
      type="submit"
      className="btn btn-primary btn-lg w-100"
      disabled={isPlacing || mustWait}
      aria-busy={isPlacing}
    >
      {isPlacing && <span className="spinner" aria-hidden="true" />}
      {label()}
    </button>
  );
}
