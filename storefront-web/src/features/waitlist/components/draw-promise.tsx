import { t } from '@/shared/i18n/i18n';
import type { DrawTerms } from '../api/get-draw-terms';

/** What the store has committed to before anybody entered, for who wants to know. */
export function DrawPromise({ terms }: { terms: DrawTerms }) {
  const { commitment, beaconSource, beaconRound } = terms;
  return (
    <details className="draw-promise">
      <summary>{t('draw.howFair')}</summary>
      <p>{t('draw.howFairBody')}</p>
      <p className="draw-hash">
        <span>{t('draw.commitment')}</span>
        <code>{commitment}</code>
      </p>
      {beaconSource !== undefined && (
        <p className="mb-0">
          {t('draw.beacon', { source: beaconSource, round: beaconRound ?? '' })}
        </p>
      )}
    </details>
  );
}
