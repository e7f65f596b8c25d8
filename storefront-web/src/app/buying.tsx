import { useState } from 'react';
import { useNavigate } from 'react-router';
import { HoldForm } from '@/features/holds/components/hold-form';
import { rememberOrder } from '@/features/orders/device-orders';
import type { Product } from '@/features/products/api/product';
import { ProductFacts } from '@/features/products/components/product-facts';
import { SaleNotice } from '@/features/products/components/sale-notice';
import type { SaleState } from '@/features/products/sale-state';
import { useSaleState } from '@/features/products/use-sale-state';
import { DrawCheck } from '@/features/waitlist/components/draw-check';
import { LineForm } from '@/features/waitlist/components/line-form';
import { OwnPlace } from '@/features/waitlist/components/own-place';
import { useActiveEntries } from '@/features/waitlist/device-entries';
import { Icon } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';
import { useDeviceValue } from '@/shared/storage/device-value';
import { attempts, unfinishedAttempt } from '@/shared/wish/attempts';
import { useDraft } from '@/shared/wish/use-draft';

/** Why somebody is at the form for the line. */
type LineReason = 'soldOut' | 'tooFew' | undefined;

/** A product and the one thing to do about it now: hold, enter its draw, join its line, or wait. */
export function Buying({ product }: { product: Product }) {
  const state = useSaleState(product);
  return (
    <div className="product-page">
      <ProductFacts product={product} state={state} />
      <div>
        <WhatNow product={product} state={state} />
        {product.opening === 'draw' && product.drawn && (
          <section className="panel draw-panel">
            <DrawCheck productId={product.id} />
          </section>
        )}
      </div>
    </div>
  );
}

type Props = { product: Product; state: SaleState };

function WhatNow({ product, state }: Props) {
  const own = useActiveEntries().filter(({ productId }) => productId === product.id);
  const [draft, setDraft] = useDraft();
  const [reason, setReason] = useState<LineReason>();
  const [isSpared, setIsSpared] = useState(false);
  const navigate = useNavigate();
  const isAsking = useUnfinished('line', product.id);

  const isDraw = state === 'upcoming' && product.opening === 'draw';
  const isOpen = state === 'live' && product.liveStock > 0;
  const wantsLine = state === 'live' && (reason === 'tooFew' || (reason !== undefined && !isOpen));

  if (own.length > 0 && !isOpen) return own.map((kept) => <OwnPlace key={kept.id} kept={kept} />);
  if (isDraw || wantsLine || isAsking) {
    return (
      <LineForm
        productId={product.id}
        productName={product.name}
        picture={product.pictureUrl}
        maxPerOrder={product.maxPerOrder}
        isDraw={isDraw}
        draft={draft}
        onDraft={setDraft}
        onJoined={(entryId) => void navigate(`/line/${entryId}`)}
        onAvailable={() => {
          setReason(undefined);
          setIsSpared(true);
        }}
      />
    );
  }
  return (
    <>
      {own.map((kept) => (
        <OwnPlace key={kept.id} kept={kept} />
      ))}
      {isSpared && isOpen && <NoNeedToWait />}
      <HoldForm
        productId={product.id}
        price={product.price}
        currency={product.currency}
        maxPerOrder={product.maxPerOrder}
        draft={draft}
        onDraft={setDraft}
        isOpen={isOpen}
        closed={
          <SaleNotice product={product} state={state}>
            {state === 'live' && (
              <JoinButton
                onJoin={() => {
                  setReason('soldOut');
                }}
              />
            )}
          </SaleNotice>
        }
        soldOut={
          <JoinButton
            onJoin={() => {
              setReason('tooFew');
            }}
          />
        }
        onHeld={({ orderId, ledger }, { email }) => {
          rememberOrder({
            id: orderId,
            productId: product.id,
            productName: product.name,
            picture: product.pictureUrl,
            email,
            held: ledger,
          });
          void navigate(`/checkout/${orderId}`);
        }}
      />
    </>
  );
}

/** After a reload in the middle of a request the form that asked is shown again. */
function useUnfinished(kind: 'line', productId: number): boolean {
  return unfinishedAttempt(useDeviceValue(attempts), { kind, productId }) !== undefined;
}

function JoinButton({ onJoin }: { onJoin: () => void }) {
  return (
    <button type="button" className="btn btn-primary" onClick={onJoin}>
      <Icon name="line" />
      {t('line.join')}
    </button>
  );
}

function NoNeedToWait() {
  return (
    <div className="notice notice-good" role="alert" data-code="available">
      <Icon name="check" />
      <div>
        <p className="notice-title">{t('refusal.available.title')}</p>
        <p className="mb-0">{t('refusal.available.body')}</p>
      </div>
    </div>
  );
}
