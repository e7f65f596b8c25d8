import { useSecondsUntil } from '@/shared/clock/use-seconds-until';
import { Icon } from '@/shared/components/icon';
import { PageTitle } from '@/shared/components/page-title';
import { formatCountdown, formatInstant } from '@/shared/format/time';
import { t } from '@/shared/i18n/i18n';
import type { Entry } from '../api/entry';
import { useDrawTerms } from '../api/get-draw-terms';
import { DrawPromise } from './draw-promise';
import type { About } from './entry-view';
import { LeaveLine } from './leave-line';
import { TellMe } from './tell-me';

type Props = { entry: Entry; about: About };

/** In the draw: how long until it is made, and why it is fair. */
export function WaitingForDraw({ entry, about }: Props) {
  const seconds = useSecondsUntil(Date.parse(about.drawAt));
  const terms = useDrawTerms(entry.productId, true);
  const beacon = seconds === 0 ? terms?.beaconSource : undefined;

  return (
    <section className="panel checkout-act">
      <PageTitle text={t('line.enteredTitle')} />
      <p className="lead-text">{t('line.enteredLead', { when: formatInstant(about.drawAt) })}</p>
      <div className="line-ring is-draw">
        <span className="line-ring-wave" />
        <p role="timer" aria-live="off">
          <span>{t(seconds > 0 ? 'line.drawIn' : 'line.drawing')}</span>
          {seconds > 0 ? <strong>{formatCountdown(seconds)}</strong> : <Icon name="dice" />}
        </p>
      </div>
      <p className="line-estimate" role="status">
        <Icon name="line" />
        {beacon === undefined
          ? t('line.entries', { count: Math.max(1, about.inLine) })
          : t('line.waitsForBeacon', { source: beacon })}
      </p>
      {terms && <DrawPromise terms={terms} />}
      <TellMe />
      <LeaveLine entryId={entry.entryId} isDraw />
    </section>
  );
}
