import { useState } from 'react';

const KEY = 'flashsale.admin-token';

/** The admin's token, kept for this tab only; a tab without storage keeps it as long as the page lives. */
export function useAdminToken() {
  const [token, setToken] = useState(read);
  return {
    token,
    open: (given: string) => {
      write(given);
      setToken(given);
    },
    close: () => {
      write(undefined);
      setToken(undefined);
    },
  };
}

function read(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(token: string | undefined): void {
  try {
    if (token === undefined) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, token);
  } catch {
    // The page has it.
  }
}
