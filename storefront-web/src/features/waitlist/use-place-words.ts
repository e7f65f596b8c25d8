import { t } from '@/shared/i18n/i18n';
import type { Entry } from './api/entry';

/** Where one stands, in a few words. */
export function usePlaceWords(entry: Entry | undefined): string {
  if (entry === undefined) return t('app.loading');
  const { state, ahead } = entry;
  if (state === 'waiting')
    return ahead === 0 ? t('line.next') : t('line.ahead', { count: ahead ?? 0 });
  return t(`line.state.${state}`);
}
