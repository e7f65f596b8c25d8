import { t } from '@/shared/i18n/i18n';

type Props = {
  value: string;
  error: string | undefined;
  readOnly: boolean;
  onChange: (value: string) => void;
};

export function EmailField({ value, error, readOnly, onChange }: Props) {
  return (
    <div className="field">
      <label htmlFor="email" className="form-label">
        {t('hold.email')}
      </label>
      <input
        id="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={254}
        required
        placeholder="you@example.com"
        className={`form-control ${error === undefined ? '' : 'is-invalid'}`}
        value={value}
        readOnly={readOnly}
        aria-invalid={error !== undefined}
        aria-describedby="email-hint"
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
      <p id="email-hint" className={error === undefined ? 'field-hint' : 'field-error'}>
        {error ?? t('hold.emailHint')}
      </p>
    </div>
  );
}
