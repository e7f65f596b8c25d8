import { useSecondsUntil } from '@/shared/clock/use-seconds-until';
import { formatCountdown } from '@/shared/format/time';
import { t } from '@/shared/i18n/i18n';

type Props = {
  isAsking: boolean;
  /** The attempt was made before and has had no answer. */
  isRepeat: boolean;
  /** Server time in ms before which the store will not answer differently. */
  retryAt: number | undefined;
  words: { submit: string; submitting: string };
};

export function SubmitWish({ isAsking, isRepeat, retryAt, words }: Props) {
  const seconds = useSecondsUntil(retryAt ?? 0);
  // After `throttled` the form stays usable: another e-mail may have its share left.
  const mustWait = isRepeat && seconds > 0;

  function label(): string {
    if (isAsking) return words.submitting;
    if (mustWait) return t('hold.retryIn', { time: formatCountdown(seconds) });
    return isRepeat ? t('hold.retry') : words.submit;
  }

  return (
    <button
      type="submit"
      className="btn btn-primary btn-lg w-100"
      disabled={isAsking || mustWait}
      aria-busy={isAsking}
    >
      {isAsking && <span className="spinner" aria-hidden="true" />}
      {label()}
    </button>
  );
}
