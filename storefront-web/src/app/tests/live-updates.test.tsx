import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLiveUpdates } from '@/app/live-updates';
import { live } from '@/shared/live/live';
import { FakeEventSource, stubBrowser } from '@/testing/fake-browser';
import { letPass, renderAt, startTime } from '@/testing/render-app';
import { at, NOON, sampleOrder, sampleProduct } from '@/testing/samples';
import { json, stubStore } from '@/testing/stub-store';

const stamped = (body: object, seconds = 0) => ({ ...body, serverTime: at(seconds) });

let endUpdates: () => void = () => undefined;

/** The page with a store that pushes. */
async function openPushed(path: string) {
  const view = renderAt(path);
  endUpdates = takeLiveUpdates(live, view.queryClient);
  live.start();
  await letPass(1);
  const push = async (name: string, data: object) => {
    FakeEventSource.one.say(name, data);
    // Views are told in the next task.
    await letPass(0.01);
  };
  await push('time', stamped({}));
  return { ...view, push };
}

function openStore() {
  return stubStore({
    'GET /api/products/live': () => json([stamped(sampleProduct())]),
    'GET /api/products?state=upcoming': () => json([]),
    'GET /api/products/1': () => json(stamped(sampleProduct())),
    'GET /api/orders/order-1': () => json(stamped(sampleOrder())),
  });
}

describe('While the store pushes', () => {
  beforeEach(() => {
    startTime(NOON);
    stubBrowser();
  });

  afterEach(() => {
    live.stop();
    endUpdates();
  });

  it('the stock moves without asking', async () => {
    const store = openStore();
    const { push } = await openPushed('/');
    await screen.findByText('20 of 50 left');
    const asked = store.calls.length;
    await push('stock', stamped({ id: 1, totalStock: 50, liveStock: 3, soldPercent: 60 }, 2));
    expect(screen.getByText('Only 3 left')).toBeVisible();
    await letPass(8);
    expect(screen.getByText('Only 3 left')).toBeVisible();
    expect(store.calls.length).toBe(asked);
  });

  it('the store is asked as before when it stops', async () => {
    const store = openStore();
    await openPushed('/products/1');
    const asked = store.callsTo('GET /api/products/1').length;
    act(() => {
      FakeEventSource.one.fail();
    });
    await letPass(5);
    expect(store.callsTo('GET /api/products/1').length).toBeGreaterThan(asked + 3);
  });

  it('a product that is new or opens is put on the board, and one that ends is taken off', async () => {
    openStore();
    const { push } = await openPushed('/');
    await screen.findByText('20 of 50 left');
    const second = sampleProduct({ id: 2, name: 'Second', saleStartsAt: at(60) });
    await push('sale', { ...stamped(second), state: 'upcoming' });
    expect(screen.getByText('Second')).toBeVisible();
    await push('sale', { ...stamped({ ...second, saleStartsAt: at(-1) }), state: 'live' });
    expect(screen.getByRole('link', { name: 'Buy now: Second' })).toBeVisible();
    await push('sale', {
      ...stamped({ ...second, saleStartsAt: at(-9), saleEndsAt: at(-1) }),
      state: 'ended',
    });
    expect(screen.queryByText('Second')).not.toBeInTheDocument();
  });

  it('an answer that is older than what was pushed does not bring the old stock back', async () => {
    const store = openStore();
    const { push, queryClient } = await openPushed('/products/1');
    await screen.findByText('20 of 50 left');
    await push('stock', stamped({ id: 1, totalStock: 50, liveStock: 4, soldPercent: 60 }, 60));
    await act(() => queryClient.invalidateQueries());
    expect(store.callsTo('GET /api/products/1').length).toBeGreaterThan(1);
    expect(screen.getByText('Only 4 left')).toBeVisible();
  });

  it('an order is followed and changes before the shopper’s eyes', async () => {
    openStore();
    const { push } = await openPushed('/checkout/order-1');
    await screen.findByRole('button', { name: /^Confirm order/ });
    expect(FakeEventSource.open.at(-1)?.url).toBe('/api/events?order=order-1');
    FakeEventSource.open.at(-1)?.say('time', stamped({}));
    await push('order', stamped({ id: 'order-1', status: 'cancelled', holdExpiresAt: at(120) }));
    expect(screen.getByText('Order cancelled')).toBeVisible();
    await push('order', stamped({ id: 'order-1', status: 'pending', holdExpiresAt: at(120) }));
    expect(screen.getByText('Order cancelled')).toBeVisible();
  });

  it('nonsense changes nothing', async () => {
    openStore();
    const { push } = await openPushed('/');
    await screen.findByText('20 of 50 left');
    await push('stock', { id: 'x' });
    await push('sale', {});
    await push('order', []);
    expect(screen.getByText('20 of 50 left')).toBeVisible();
  });
});
