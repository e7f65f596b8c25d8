import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letPass, renderAt, startTime } from '@/testing/render-app';
import { at, NOON } from '@/testing/samples';
import { json, noNetwork, problem, stubStore } from '@/testing/stub-store';

const METRICS = 'GET /api/admin/metrics';
const TOKEN = 'right-token-0123456789';

const metrics = (holds = 1234) => ({
  totalHoldsCreated: holds,
  holdsExpired: 17,
  confirmedOrders: 1200,
  oversellAttemptsBlocked: 99,
  throttleBlocked: 5,
  stockPerProduct: [
    {
      ...{ productId: 1, name: 'Flash Phone X', totalStock: 50, liveStock: 20, pending: 3 },
      ...{ confirmed: 27, expired: 4, saleStatus: 'LIVE' },
    },
  ],
  chart: Array.from({ length: 12 }, (_, i) => ({
    bucket: at(-3600 + i * 300),
    sold: i,
    expired: 0,
  })),
  ledger: { state: 'balanced' },
});

function openStore() {
  return stubStore({
    [METRICS]: ({ token }) =>
      token === TOKEN ? json(metrics()) : problem(401, 'unauthorized', {}),
  });
}

async function signIn(user: ReturnType<typeof renderAt>['user'], token: string) {
  await user.type(await screen.findByLabelText('Admin token'), token);
  await user.click(screen.getByRole('button', { name: 'Open' }));
}

describe('The admin’s page', () => {
  beforeEach(() => {
    startTime(NOON);
  });

  afterEach(() => {
    sessionStorage.clear();
  });

  it('shows the five figures, a row for each product and the last hour', async () => {
    openStore();
    const { user } = renderAt('/admin');
    await signIn(user, TOKEN);
    for (const [name, value] of [
      ['Holds created', '1,234'],
      ['Holds expired', '17'],
      ['Confirmed orders', '1,200'],
      ['Oversell attempts blocked', '99'],
      ['Throttle blocks', '5'],
    ] as const) {
      const term = await screen.findByText(name);
      expect(term.nextElementSibling).toHaveTextContent(value);
    }
    const row = screen.getByRole('row', { name: /^Flash Phone X/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual([...['Live', '50', '20', '3', '27', '4']]);
    const hour = screen.getByRole('table', { name: 'The last hour, in units' });
    expect(within(hour).getAllByRole('row')).toHaveLength(13);
  });

  it('is live', async () => {
    const store = openStore();
    const { user } = renderAt('/admin');
    await signIn(user, TOKEN);
    await screen.findByText('1,234');
    store.answer({ [METRICS]: () => json(metrics(1235)) });
    await letPass(1.2);
    expect(screen.getByText('1,235')).toBeVisible();
  });

  it('asks again when the token is not the right one, and does not keep asking the store', async () => {
    const store = openStore();
    const { user } = renderAt('/admin');
    await signIn(user, 'wrong');
    expect(await screen.findByRole('alert')).toHaveTextContent('This token is not the right one');
    const asked = store.callsTo(METRICS).length;
    await letPass(5);
    expect(store.callsTo(METRICS)).toHaveLength(asked);
    await signIn(user, TOKEN);
    expect(await screen.findByText('1,234')).toBeVisible();
  });

  it('keeps the token for the tab, and forgets it when signed out', async () => {
    openStore();
    const before = renderAt('/admin');
    await signIn(before.user, TOKEN);
    await screen.findByText('1,234');
    before.unmount();
    const { user } = renderAt('/admin');
    await screen.findByText('1,234');
    expect(JSON.stringify(localStorage)).not.toContain(TOKEN);
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByLabelText('Admin token')).toHaveValue('');
    expect(JSON.stringify(sessionStorage)).not.toContain(TOKEN);
  });

  it('keeps what it knows while the network is away', async () => {
    const store = openStore();
    const { user } = renderAt('/admin');
    await signIn(user, TOKEN);
    await screen.findByText('1,234');
    store.answer({ [METRICS]: noNetwork });
    await letPass(1.2);
    expect(screen.getByText(/No connection to the store/)).toBeVisible();
    expect(screen.getByText('1,234')).toBeVisible();
  });

  it('says aloud that the books do not agree', async () => {
    const store = openStore();
    store.answer({ [METRICS]: () => json({ ...metrics(), ledger: { state: 'violated' } }) });
    const { user } = renderAt('/admin');
    await signIn(user, TOKEN);
    expect(await screen.findByRole('alert')).toHaveTextContent('The books do not agree');
  });
});
