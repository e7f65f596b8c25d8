import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Props = { isCancelling: boolean; isDisabled: boolean; onCancel: () => void };

/** Asks once more, since given back units may be gone at once. */
export function CancelOrder({ isCancelling, isDisabled, onCancel }: Props) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);

  if (!isAsking) {
    return (
      <button
        type="button"
        className="btn btn-link"
        disabled={isDisabled}
        onClick={() => {
          setIsAsking(true);
        }}
      >
        {t('order.cancel')}
      </button>
    );
  }
  return (
    <div className="cancel-sure" role="group" aria-labelledby="cancel-sure">
      <p id="cancel-sure">{t('order.cancelSure')}</p>
      <button
        type="button"
        className="btn btn-danger"
        disabled={isCancelling || isDisabled}
        onClick={onCancel}
      >
        {isCancelling ? t('order.cancelling') : t('order.cancelYes')}
      </button>
      <button
        type="button"
        className="btn btn-quiet"
        // The question took the pressed button's place, so the focus goes to the harmless answer.
        ref={(button) => button?.focus()}
        onClick={() => {
          setIsAsking(false);
        }}
      >
        {t('order.cancelNo')}
      </button>
    </div>
  );
}
