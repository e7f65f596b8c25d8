import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { at, NOON, sampleOrder, sampleProduct } from '@/testing/samples';
import { letPass, renderAt, startTime } from '@/testing/render-app';
import { json, noNetwork, problem, stubStore } from '@/testing/stub-store';

const ORDER = 'GET /api/orders/order-1';
const CONFIRM = 'POST /api/orders/order-1/confirm';
const CANCEL = 'POST /api/orders/order-1/cancel';
const order = (...changes: Parameters<typeof sampleOrder>) => json(sampleOrder(...changes));
const resolved = (status: 'confirmed' | 'cancelled') =>
  json({ success: true, order: sampleOrder({ status }), ledger: { seq: 9, hash: 'cd34' } });

function openStore() {
  return stubStore({ [ORDER]: () => order(), 'GET /api/products/1': () => json(sampleProduct()) });
}

const confirmButton = () => screen.findByRole('button', { name: /^Confirm order/ });

describe('The checkout', () => {
  beforeEach(() => {
    startTime(NOON);
  });

  it('shows a held order after a reload, with its time left and its total', async () => {
    openStore();
    renderAt('/checkout/order-1');
    expect(await confirmButton()).toHaveTextContent('₹3,999.80');
    expect(screen.getByRole('timer')).toHaveTextContent(/1:59|2:00/);
  });

  it('uses the currency of the order when it names one', async () => {
    const store = openStore();
    store.answer({ [ORDER]: () => order({ currency: 'JPY' }) });
    renderAt('/checkout/order-1');
    expect(await confirmButton()).toHaveTextContent('¥399,980');
    expect(store.callsTo('GET /api/products/1')).toHaveLength(0);
  });

  it('warns in words in the last 20 seconds, and not before', async () => {
    openStore();
    renderAt('/checkout/order-1');
    await confirmButton();
    await letPass(95);
    expect(screen.queryByText(/about to run out/)).not.toBeInTheDocument();
    await letPass(6);
    expect(screen.getByText(/about to run out/)).toBeVisible();
    expect(screen.getByText('Less than 20 seconds left to confirm.')).toBeInTheDocument();
  });

  it('confirms', async () => {
    const store = openStore();
    store.answer({ [CONFIRM]: () => resolved('confirmed') });
    const { user } = renderAt('/checkout/order-1');
    await user.click(await confirmButton());
    expect(await screen.findByText('It’s yours')).toHaveFocus();
    expect(store.callsTo(CONFIRM)).toHaveLength(1);
  });

  it('keeps the order and lets the shopper try again when the network fails', async () => {
    const store = openStore();
    store.answer({ [CONFIRM]: noNetwork });
    const { user } = renderAt('/checkout/order-1');
    await user.click(await confirmButton());
    expect(await screen.findByRole('alert')).toHaveTextContent('No answer from the store');
    store.answer({ [CONFIRM]: () => resolved('confirmed') });
    await user.click(await confirmButton());
    expect(await screen.findByText('It’s yours')).toBeVisible();
  });

  it('shows an order as confirmed that another tab confirmed', async () => {
    const store = openStore();
    renderAt('/checkout/order-1');
    await confirmButton();
    store.answer({ [ORDER]: () => order({ status: 'confirmed' }) });
    await letPass(2);
    expect(screen.getByText('It’s yours')).toBeVisible();
  });

  it('takes the buttons away when the time is up and tells what became of it', async () => {
    const store = openStore();
    renderAt('/checkout/order-1');
    await confirmButton();
    await letPass(121);
    expect(await confirmButton()).toBeDisabled();
    expect(screen.getByText(/Checking with the store/)).toBeVisible();
    store.answer({ [ORDER]: () => order({ status: 'expired' }) });
    await letPass(1);
    expect(screen.getByText('Your hold ran out')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Back to the product' })).toHaveAttribute(
      'href',
      '/products/1',
    );
  });

  it('tells when the hold ran out under the shopper’s finger', async () => {
    const store = openStore();
    const { user } = renderAt('/checkout/order-1');
    const button = await confirmButton();
    store.answer({
      [CONFIRM]: () => problem(409, 'hold_expired'),
      [ORDER]: () => order({ status: 'expired' }),
    });
    await user.click(button);
    expect(await screen.findByText('Your hold ran out')).toBeVisible();
  });

  it('cancels after asking once more', async () => {
    const store = openStore();
    store.answer({ [CANCEL]: () => resolved('cancelled') });
    const { user } = renderAt('/checkout/order-1');
    await confirmButton();
    await user.click(screen.getByRole('button', { name: 'Cancel order' }));
    expect(screen.getByRole('button', { name: 'Keep my order' })).toHaveFocus();
    expect(store.callsTo(CANCEL)).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Yes, cancel' }));
    expect(await screen.findByText('Order cancelled')).toBeVisible();
  });

  it('shows the confirmation when a cancel comes too late', async () => {
    const store = openStore();
    const { user } = renderAt('/checkout/order-1');
    await confirmButton();
    store.answer({
      [CANCEL]: () => problem(409, 'already_confirmed'),
      [ORDER]: () => order({ status: 'confirmed' }),
    });
    await user.click(screen.getByRole('button', { name: 'Cancel order' }));
    await user.click(screen.getByRole('button', { name: 'Yes, cancel' }));
    expect(await screen.findByText('It’s yours')).toBeVisible();
  });

  it('says that a returned order was returned', async () => {
    const store = openStore();
    store.answer({ [ORDER]: () => order({ status: 'returned' }) });
    renderAt('/checkout/order-1');
    expect(await screen.findByText('Order returned')).toBeVisible();
  });

  it('says that it does not know an order', async () => {
    openStore();
    renderAt('/checkout/unknown');
    expect(await screen.findByText('We do not know this order')).toBeVisible();
  });

  it('finds the order by itself when the network comes back', async () => {
    const store = openStore();
    store.answer({ [ORDER]: noNetwork });
    renderAt('/checkout/order-1');
    expect(await screen.findByText('We cannot reach the store')).toBeVisible();
    store.answer({ [ORDER]: () => order({ holdExpiresAt: at(300) }) });
    await letPass(2);
    expect(await confirmButton()).toBeEnabled();
  });
});
