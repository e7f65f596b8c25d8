import { useSecondsUntil } from '@/shared/clock/use-seconds-until';
import { Icon } from '@/shared/components/icon';
import { formatCountdown } from '@/shared/format/time';

type Props = { label: string; until: string; className?: string };

/** Time left by the server's clock. A screen reader hears it when it gets there, not every second. */
export function Countdown({ label, until, className = '' }: Props) {
  const seconds = useSecondsUntil(Date.parse(until));
  return (
    <span className={`countdown ${className}`} role="timer" aria-live="off">
      <Icon name="clock" />
      <span>{label}</span> <strong>{formatCountdown(seconds)}</strong>
    </span>
  );
}
