import { toStoreError } from '@/shared/api/store-error';
import { Refusal } from '@/shared/components/refusal';
import { SureButton } from '@/shared/components/sure-button';
import { t } from '@/shared/i18n/i18n';
import { useLeaveLine } from '../api/leave-line';

type Props = { entryId: string; isDraw: boolean };

export function LeaveLine({ entryId, isDraw }: Props) {
  const leaving = useLeaveLine(entryId);
  return (
    <>
      {leaving.error && <Refusal error={toStoreError(leaving.error)} />}
      <SureButton
        isBusy={leaving.isPending}
        isDisabled={false}
        words={{
          ask: t(isDraw ? 'line.leaveDraw' : 'line.leave'),
          sure: t('line.leaveSure'),
          yes: t('line.leaveYes'),
          busy: t('line.leaving'),
          no: t('line.leaveNo'),
        }}
        onSure={() => {
          leaving.mutate();
        }}
      />
    </>
  );
}
