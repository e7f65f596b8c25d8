import { useState } from 'react';
import type { StoreError } from '@/shared/api/store-error';
import { PageTitle } from '@/shared/components/page-title';
import { Refusal } from '@/shared/components/refusal';
import { t } from '../admin-texts';

type Props = {
  /** Why the last one was not taken. */
  refusal?: StoreError;
  onToken: (token: string) => void;
};

/** Asks for the admin's token. */
export function TokenForm({ refusal, onToken }: Props) {
  const [token, setToken] = useState('');
  return (
    <form
      className="panel admin-token"
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim() !== '') onToken(token.trim());
      }}
    >
      <PageTitle text={t('title')} />
      <p className="lead-text">{t('tokenLead')}</p>
      {refusal && <Refusal error={refusal} />}
      <div className="field">
        <label htmlFor="token" className="form-label">
          {t('token')}
        </label>
        <input
          id="token"
          type="password"
          autoComplete="off"
          required
          className="form-control"
          value={token}
          aria-describedby="token-hint"
          onChange={({ target }) => {
            setToken(target.value);
          }}
        />
        <p id="token-hint" className="field-hint">
          {t('tokenHint')}
        </p>
      </div>
      <button type="submit" className="btn btn-primary btn-lg w-100">
        {t('open')}
      </button>
    </form>
  );
}
