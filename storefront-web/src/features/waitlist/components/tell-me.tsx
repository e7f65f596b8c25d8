import { t } from '@/shared/i18n/i18n';
import { useDeviceValue } from '@/shared/storage/device-value';
import { ring, wantsSound } from '@/shared/signal/chime';

/** Whether to make a sound when it is one's turn. */
export function TellMe() {
  const isOn = useDeviceValue(wantsSound);
  return (
    <label className="tell-me">
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        onChange={({ target }) => {
          wantsSound.set(target.checked);
          // To hear how it sounds; and a sound that was asked for is one that browsers allow.
          if (target.checked) ring();
        }}
      />
      <span>{t('line.tellMe')}</span>
    </label>
  );
}
