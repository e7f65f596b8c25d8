import { Icon } from '@/shared/components/icon';
import { PageTitle } from '@/shared/components/page-title';
import { useSettled } from '@/shared/clock/use-settled';
import { formatDuration } from '@/shared/format/time';
import { t } from '@/shared/i18n/i18n';
import type { Entry } from '../api/entry';
import { usePlaceWords } from '../use-place-words';
import { LeaveLine } from './leave-line';
import { TellMe } from './tell-me';

/** A screen reader hears where one stands now and then, not at each move of a line that moves fast. */
const HEARD_EVERY_MS = 10_000;

/** The place, how many are ahead and how long it may take, as the line moves. */
export function PlaceInLine({ entry }: { entry: Entry }) {
  const words = usePlaceWords(entry);
  const heard = useSettled(words, HEARD_EVERY_MS);
  const cannot = entry.state === 'unreachable';

  return (
    <section className="panel checkout-act">
      <PageTitle text={t('line.waitingTitle')} />
      <p className="lead-text">{t(cannot ? 'line.cannotLead' : 'line.waitingLead')}</p>
      {cannot ? <CannotReach /> : <Ahead entry={entry} />}
      <p className="visually-hidden" role="status">
        {heard}
      </p>
      {!cannot && <Estimate entry={entry} />}
      <TellMe />
      <LeaveLine entryId={entry.entryId} isDraw={false} />
    </section>
  );
}

function Ahead({ entry: { ahead } }: { entry: Entry }) {
  const count = ahead ?? 0;
  return (
    <div className={`line-ring ${count === 0 ? 'is-next' : ''}`} aria-hidden="true">
      <span className="line-ring-wave" />
      <p>
        {count === 0 ? <Icon name="bolt" /> : <strong key={count}>{count}</strong>}
        <span>{count === 0 ? t('line.next') : t('line.aheadOnly', { count })}</span>
      </p>
    </div>
  );
}

function CannotReach() {
  return (
    <div className="notice notice-warn">
      <Icon name="alert" />
      <div>
        <p className="notice-title">{t('line.cannotTitle')}</p>
        <p className="mb-0">{t('line.cannotBody')}</p>
      </div>
    </div>
  );
}

function Estimate({ entry: { estimateSeconds } }: { entry: Entry }) {
  return (
    <p className="line-estimate">
      <Icon name="clock" />
      {estimateSeconds === undefined
        ? t('line.estimateNone')
        : t('line.estimate', { time: formatDuration(estimateSeconds) })}
    </p>
  );
}
