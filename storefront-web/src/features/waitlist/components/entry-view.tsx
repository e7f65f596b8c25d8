import { Link } from 'react-router';
import { Icon } from '@/shared/components/icon';
import { Message } from '@/shared/components/message';
import { Skeleton } from '@/shared/components/skeleton';
import { t } from '@/shared/i18n/i18n';
import type { Entry } from '../api/entry';
import { isGone, useEntry } from '../api/get-entry';
import { EndedEntry } from './ended-entry';
import { EntryFacts } from './entry-facts';
import { PlaceInLine } from './place-in-line';
import { WaitingForDraw } from './waiting-for-draw';

/** What the line is for, as the shop knows it. */
export type About = {
  name: string;
  picture: string | undefined;
  opening: 'first-come' | 'draw';
  drawAt: string;
  isDrawn: boolean;
  inLine: number;
};

type Props = { entryId: string; about: About | undefined };

/** A place in line in whatever state it is, live. What was offered is shown by the order's own view. */
export function EntryView({ entryId, about }: Props) {
  const { data: entry, error, refetch } = useEntry(entryId);

  if (isGone(error)) return <UnknownEntry />;
  if (error && !entry) {
    return (
      <Message
        icon="wifiOff"
        tone="warn"
        title={t('order.failedTitle')}
        actions={
          <button type="button" className="btn btn-primary" onClick={() => void refetch()}>
            {t('order.tryNow')}
          </button>
        }
      >
        <p role="alert">{t('line.failedBody')}</p>
      </Message>
    );
  }
  if (!entry || !about) return <Skeleton blocks={2} className="checkout" />;
  return (
    <>
      {error && (
        <p className="notice notice-warn" role="status">
          <Icon name="wifiOff" />
          {t('app.connectionLost')}
        </p>
      )}
      <EntryInState entry={entry} about={about} />
    </>
  );
}

function EntryInState({ entry, about }: { entry: Entry; about: About }) {
  if (entry.state === 'lapsed' || entry.state === 'left') {
    return <EndedEntry entry={entry} about={about} />;
  }
  const isDrawn = entry.state !== 'entered';
  return (
    <div className="checkout">
      {isDrawn ? <PlaceInLine entry={entry} /> : <WaitingForDraw entry={entry} about={about} />}
      <EntryFacts entry={entry} about={about} />
    </div>
  );
}

function UnknownEntry() {
  return (
    <Message
      icon="search"
      title={t('line.notFoundTitle')}
      actions={
        <Link to="/" className="btn btn-primary">
          {t('product.others')}
        </Link>
      }
    >
      <p>{t('line.notFoundBody')}</p>
    </Message>
  );
}
