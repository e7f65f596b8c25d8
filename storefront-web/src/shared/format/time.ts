import { locale } from './locale';

const two = (value: number): string => String(value).padStart(2, '0');

/** 75 → "1:15", 3675 → "1:01:15", 90000 → "1d 01:00:00". */
export function formatCountdown(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  if (days > 0) return `${days}d ${two(hours)}:${two(minutes)}:${rest}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

export function formatInstant(iso: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(iso),
  );
}

export function formatTimeOfDay(iso: string): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(new Date(iso));
}

const MINUTE = 60;
const HOUR = 3600;

/** A span to wait, as exact as anybody can know it: 40 → "40 seconds", 150 → "3 minutes". */
export function formatDuration(seconds: number): string {
  const [value, unit] =
    seconds < MINUTE
      ? [Math.max(10, Math.ceil(seconds / 10) * 10), 'second']
      : seconds < HOUR
        ? [Math.ceil(seconds / MINUTE), 'minute']
        : [Math.ceil(seconds / HOUR), 'hour'];
  return new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(
    value,
  );
}
