import { useState } from 'react';
import { Icon } from '@/shared/components/icon';
import type { StoreError } from '@/shared/api/store-error';
import { t } from '@/shared/i18n/i18n';
import type { Attempt } from '@/shared/wish/attempts';
import type { Draft } from '@/shared/wish/use-draft';
import { useWishForm } from '@/shared/wish/use-wish-form';
import { WishFields } from '@/shared/wish/wish-fields';
import { joinLine, type Joined } from '../api/join-line';
import { useDrawTerms } from '../api/get-draw-terms';
import { rememberEntry } from '../device-entries';
import { DrawPromise } from './draw-promise';

type Props = {
  productId: number;
  productName: string;
  picture: string | undefined;
  maxPerOrder: number;
  /** To enter a draw that is not made yet, or to join at the end of the line. */
  isDraw: boolean;
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onJoined: (entryId: string) => void;
  /** What to do when there is no need to wait. */
  onAvailable: () => void;
};

/** Who wants to wait for how many. A place leads on to the view of the place. */
export function LineForm({ productName, picture, isDraw, onJoined, onAvailable, ...props }: Props) {
  const [already, setAlready] = useState<string>();
  const terms = useDrawTerms(props.productId, isDraw);

  function onAnswer(joined: Joined, { email, quantity, productId }: Attempt): void {
    if ('alreadyInLine' in joined) {
      setAlready(email);
      return;
    }
    const isInDraw = joined.state === 'entered';
    rememberEntry({
      ...{ id: joined.entryId, productId, productName, picture, email, quantity, isInDraw },
      ...(isInDraw && terms ? { commitment: terms.commitment } : {}),
    });
    onJoined(joined.entryId);
  }

  function ask(attempt: Attempt): Promise<Joined> {
    setAlready(undefined);
    return joinLine(attempt).catch((error: unknown) => {
      if ((error as StoreError).code === 'available') onAvailable();
      throw error;
    });
  }

  const form = useWishForm({ ...props, kind: 'line', ask, onAnswer });
  return (
    <WishFields
      form={form}
      title={t(isDraw ? 'line.enterTitle' : 'line.joinTitle')}
      lead={t(isDraw ? 'line.enterLead' : 'line.joinLead')}
      maxPerOrder={props.maxPerOrder}
      submit={t(isDraw ? 'line.enter' : 'line.join')}
      submitting={t(isDraw ? 'line.entering' : 'line.joining')}
    >
      {already !== undefined && already === form.email && <AlreadyInLine email={already} />}
      {terms && <DrawPromise terms={terms} />}
    </WishFields>
  );
}

function AlreadyInLine({ email }: { email: string }) {
  return (
    <div className="notice notice-calm" role="alert">
      <Icon name="line" />
      <div>
        <p className="notice-title">{t('line.alreadyTitle')}</p>
        <p className="mb-0">{t('line.alreadyBody', { email })}</p>
      </div>
    </div>
  );
}
