import { Icon } from '@/shared/components/icon';
import { t } from '@/shared/i18n/i18n';

type Props = {
  value: number;
  max: number;
  error: string | undefined;
  readOnly: boolean;
  onChange: (value: number) => void;
};

export function QuantityField({ value, max, error, readOnly, onChange }: Props) {
  return (
    <div className="field">
      <label htmlFor="quantity" className="form-label">
        {t('hold.quantity')}
      </label>
      <div className="stepper">
        <button
          type="button"
          className="btn btn-quiet"
          aria-label={t('hold.fewer')}
          disabled={readOnly || value <= 1}
          onClick={() => {
            onChange(Math.max(1, value - 1));
          }}
        >
          <Icon name="minus" />
        </button>
        <input
          id="quantity"
          type="number"
          inputMode="numeric"
          min={1}
          max={max}
          step={1}
          required
          className={`form-control ${error === undefined ? '' : 'is-invalid'}`}
          value={Number.isNaN(value) ? '' : value}
          readOnly={readOnly}
          aria-invalid={error !== undefined}
          aria-describedby="quantity-hint"
          onChange={(event) => {
            onChange(event.target.valueAsNumber);
          }}
        />
        <button
          type="button"
          className="btn btn-quiet"
          aria-label={t('hold.more')}
          disabled={readOnly || value >= max}
          onClick={() => {
            onChange(Math.min(max, Number.isNaN(value) ? 1 : value + 1));
          }}
        >
          <Icon name="plus" />
        </button>
      </div>
      <p id="quantity-hint" className={error === undefined ? 'field-hint' : 'field-error'}>
        {error ?? t('hold.quantityHint', { max })}
      </p>
    </div>
  );
}
