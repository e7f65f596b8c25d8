import { Icon } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';
import type { Entry } from '../api/entry';
import { useDeviceEntry, useDrawnEntry } from '../device-entries';
import type { DrawAnswer } from '../draw/draw-worker';
import { useDrawCheck } from '../draw/use-draw-check';

type Props = {
  productId: number;
  /** Whose place is to be checked; without it the one that this device entered with, if any. */
  entry?: Entry;
};

/** Lets a shopper recompute the draw, here, from what the store published. */
export function DrawCheck({ productId, entry }: Props) {
  const own = useDeviceEntry(entry?.entryId ?? '');
  const drawn = useDrawnEntry(productId);
  const kept = entry === undefined ? drawn : own;
  const check = useDrawCheck();

  return (
    <div className="draw-check">
      <h3>{t('draw.title')}</h3>
      {check.data === undefined ? (
        <>
          <p>{t('draw.lead')}</p>
          <button
            type="button"
            className="btn btn-quiet w-100"
            disabled={check.isPending}
            aria-busy={check.isPending}
            onClick={() => {
              check.mutate({
                productId,
                entryId: entry?.entryId ?? kept?.id,
                place: entry?.place ?? undefined,
                isInDraw: kept?.isInDraw,
                commitment: kept?.commitment,
              });
            }}
          >
            {check.isPending ? (
              <span className="spinner" aria-hidden="true" />
            ) : (
              <Icon name="shield" />
            )}
            {t(check.isPending ? 'draw.checking' : 'draw.check')}
          </button>
        </>
      ) : (
        <Verdict answer={check.data} onAgain={check.reset} />
      )}
    </div>
  );
}

function Verdict({ answer, onAgain }: { answer: DrawAnswer; onAgain: () => void }) {
  if (answer === 'unmade' || answer === 'unreachable') {
    return (
      <div className="notice notice-warn" role="alert">
        <Icon name="wifiOff" />
        <div>
          <p>{t(`draw.${answer}`)}</p>
          <button type="button" className="btn btn-quiet" onClick={onAgain}>
            {t('hold.retry')}
          </button>
        </div>
      </div>
    );
  }
  if (!answer.isSound) {
    return (
      <div className="notice notice-bad" role="alert">
        <Icon name="alert" />
        <div>
          <p className="notice-title">{t('draw.brokenTitle')}</p>
          <p className="mb-0">{t(`draw.fault.${answer.fault}`)}</p>
        </div>
      </div>
    );
  }
  const { entries, place } = answer;
  return (
    <div className="notice notice-good" role="status">
      <Icon name="shield" />
      <div>
        <p className="notice-title">{t('draw.verified')}</p>
        <p className="mb-0">
          {place === undefined
            ? t('draw.verifiedAll', { count: entries })
            : t('draw.verifiedPlace', { place, count: entries })}
        </p>
      </div>
    </div>
  );
}
