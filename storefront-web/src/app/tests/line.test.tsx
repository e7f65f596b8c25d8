import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { endEntry, rememberEntry } from '@/features/waitlist/device-entries';
import { letPass, renderAt, startTime } from '@/testing/render-app';
import { at, NOON, sampleEntry, sampleOrder, sampleProduct } from '@/testing/samples';
import { json, noNetwork, problem, stubStore } from '@/testing/stub-store';

const PRODUCT = 'GET /api/products/1';
const JOIN = 'POST /api/products/1/waitlist';
const ENTRY = 'GET /api/waitlist/entry-1';
const HOLDS = 'POST /api/holds';
const soldOut = sampleProduct({ liveStock: 0, soldPercent: 40 });
const joined = () => json({ entryId: 'entry-1', state: 'waiting', place: 4, ahead: 3 }, 201);
const kept = {
  id: 'entry-1',
  productId: 1,
  productName: 'Flash Phone X',
  email: 'asha@example.com',
  quantity: 1,
};

function openStore(product = soldOut) {
  return stubStore({
    [PRODUCT]: () => json(product),
    [JOIN]: joined,
    [ENTRY]: () => json(sampleEntry()),
    'GET /api/orders/order-9': () => json(sampleOrder({ id: 'order-9', currency: 'INR' })),
    'GET /api/products/live': () => json([product]),
    'GET /api/products?state=upcoming': () => json([]),
  });
}

const offered = () =>
  json(sampleEntry({ state: 'offered', orderId: 'order-9', holdExpiresAt: at(120), ahead: null }));

async function join(user: ReturnType<typeof renderAt>['user']) {
  await user.click(await screen.findByRole('button', { name: 'Join the line' }));
  await user.type(screen.getByLabelText('E-mail'), 'asha@example.com');
  await user.click(screen.getByRole('button', { name: 'Join the line' }));
}

const title = (name: string) => screen.findByRole('heading', { level: 1, name });

describe('The line', () => {
  beforeEach(() => {
    startTime(NOON);
  });

  it('is where sold out leads, and shows how many are ahead as it moves', async () => {
    const store = openStore();
    const { user } = renderAt('/products/1');
    expect(await screen.findByText('Sold out for now')).toBeVisible();
    await join(user);
    const heading = await title('You are in line');
    await vi.waitFor(() => {
      expect(heading).toHaveFocus();
    });
    expect(screen.getByText('3')).toBeVisible();
    expect(store.callsTo(JOIN)[0]?.body).toEqual({ email: 'asha@example.com', qty: 1 });
    expect(store.callsTo(JOIN)[0]?.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
    store.answer({ [ENTRY]: () => json(sampleEntry({ ahead: 0, serverTime: at(2) })) });
    await letPass(2.2);
    expect(screen.getAllByText('You are next')[0]).toBeVisible();
  });

  it.each([
    [{ estimateSeconds: 150 }, /About 3 minutes/],
    [{}, /Nobody can tell how long/],
    [{ state: 'unreachable' as const, ahead: null }, 'It cannot reach you any more'],
  ])('tells honestly what to expect: %j', async (changes, words) => {
    const store = openStore();
    store.answer({ [ENTRY]: () => json(sampleEntry(changes)) });
    renderAt('/line/entry-1');
    expect((await screen.findAllByText(words))[0]).toBeVisible();
  });

  it('leads to the checkout when it is one’s turn, without a touch', async () => {
    rememberEntry(kept);
    const store = openStore();
    renderAt('/line/entry-1');
    await title('You are in line');
    store.answer({ [ENTRY]: offered });
    await letPass(2.2);
    expect(await screen.findByRole('heading', { name: 'It’s your turn' })).toHaveFocus();
    expect(screen.getByRole('button', { name: /^Confirm order/ })).toBeEnabled();
    expect(screen.getByRole('button', { name: 'Let it pass' })).toBeEnabled();
    expect(localStorage.getItem('flashsale.orders')).toContain('order-9');
  });

  it('tells on every other view that it is one’s turn, and flashes the title', async () => {
    rememberEntry(kept);
    const store = openStore();
    store.answer({ [ENTRY]: offered });
    renderAt('/orders');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Flash Phone X is held for you');
    expect(within(alert).getByRole('link', { name: 'Check out' })).toHaveAttribute(
      'href',
      '/checkout/order-9',
    );
    await vi.waitFor(() => {
      expect(document.title).toBe('It’s your turn!');
    });
    await vi.waitFor(() => {
      expect(document.title).toBe('My orders · FlashSale');
    });
  });

  it('lets an offer pass after asking once more', async () => {
    rememberEntry(kept);
    const store = openStore();
    store.answer({
      [ENTRY]: offered,
      'POST /api/orders/order-9/cancel': () =>
        json({
          success: true,
          order: sampleOrder({ id: 'order-9', currency: 'INR', status: 'cancelled' }),
        }),
    });
    const { user } = renderAt('/line/entry-1');
    await user.click(await screen.findByRole('button', { name: 'Let it pass' }));
    await user.click(screen.getByRole('button', { name: 'Yes, let it pass' }));
    expect(await screen.findByText(/The next in line got it/)).toBeVisible();
  });

  it('is found again on the product and among one’s orders', async () => {
    rememberEntry(kept);
    openStore();
    const { unmount } = renderAt('/products/1');
    expect(await screen.findByText('3 are ahead of you')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Join the line' })).not.toBeInTheDocument();
    unmount();
    renderAt('/orders');
    expect(await screen.findByText('3 are ahead of you')).toBeVisible();
    expect(screen.getByRole('link', { name: 'See your place: Flash Phone X' })).toHaveAttribute(
      'href',
      '/line/entry-1',
    );
  });

  it('is left after asking once more', async () => {
    rememberEntry(kept);
    const store = openStore();
    const left = sampleEntry({ state: 'left', ahead: null, serverTime: at(1) });
    store.answer({ 'DELETE /api/waitlist/entry-1': () => json(left) });
    const { user } = renderAt('/line/entry-1');
    await user.click(await screen.findByRole('button', { name: 'Leave the line' }));
    await user.click(screen.getByRole('button', { name: 'Yes, leave' }));
    expect(await screen.findByText('You left the line')).toBeVisible();
    expect(localStorage.getItem('flashsale.entries')).toContain('"ended":"left"');
  });

  it.each([
    ['expired', /the time ran out/],
    ['closed', /The sale ended/],
    ['limit_reached', /as many of this product/],
    ['cooldown', /two holds that ran out/],
  ] as const)('says why a place lapsed: %s', async (reason, words) => {
    const store = openStore();
    store.answer({ [ENTRY]: () => json(sampleEntry({ state: 'lapsed', ahead: null, reason })) });
    renderAt('/line/entry-1');
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('does not bring an older state back', async () => {
    const store = openStore();
    store.answer({ [ENTRY]: () => json(sampleEntry({ ahead: 1, serverTime: at(5) })) });
    renderAt('/line/entry-1');
    expect((await screen.findAllByText('1 is ahead of you'))[0]).toBeInTheDocument();
    store.answer({ [ENTRY]: () => json(sampleEntry({ ahead: 3, serverTime: at(3) })) });
    await letPass(4.4);
    expect(screen.getByText('1', { selector: 'strong' })).toBeVisible();
  });

  it('goes on by itself after the network was away', async () => {
    const store = openStore();
    store.answer({ [ENTRY]: noNetwork });
    renderAt('/line/entry-1');
    expect(await screen.findByText('We cannot reach the store')).toBeVisible();
    store.answer({ [ENTRY]: () => json(sampleEntry()) });
    await letPass(2.2);
    expect(await title('You are in line')).toBeVisible();
  });

  it('says that it does not know a place', async () => {
    openStore();
    renderAt('/line/unknown');
    expect(await screen.findByText('We do not know this place')).toBeVisible();
  });

  it('is no longer watched when it ended', async () => {
    rememberEntry(kept);
    endEntry('entry-1', 'lapsed');
    const store = openStore();
    renderAt('/orders');
    expect(await screen.findByText('No orders yet')).toBeVisible();
    expect(store.callsTo(ENTRY)).toHaveLength(0);
  });
});

describe('Joining the line', () => {
  beforeEach(() => {
    startTime(NOON);
  });

  it('is offered when too few are left, with what was typed', async () => {
    const store = openStore(sampleProduct({ liveStock: 1 }));
    store.answer({ [HOLDS]: () => problem(409, 'sold_out') });
    const { user } = renderAt('/products/1');
    await user.type(await screen.findByLabelText('E-mail'), 'asha@example.com');
    await user.click(screen.getByRole('button', { name: 'One more' }));
    await user.click(screen.getByRole('button', { name: 'Hold my order' }));
    await user.click(await screen.findByRole('button', { name: 'Join the line' }));
    expect(screen.getByLabelText('E-mail')).toHaveValue('asha@example.com');
    expect(screen.getByLabelText('Quantity')).toHaveValue(2);
    await user.click(screen.getByRole('button', { name: 'Join the line' }));
    expect(await title('You are in line')).toBeVisible();
    expect(store.callsTo(JOIN)[0]?.body).toEqual({ email: 'asha@example.com', qty: 2 });
  });

  it('leads back to a hold when there is no need to wait', async () => {
    const store = openStore();
    store.answer({ [JOIN]: () => problem(409, 'available') });
    const { user } = renderAt('/products/1');
    await user.click(await screen.findByRole('button', { name: 'Join the line' }));
    store.answer({ [PRODUCT]: () => json(sampleProduct({ liveStock: 1 })) });
    await user.type(screen.getByLabelText('E-mail'), 'asha@example.com');
    await user.click(screen.getByRole('button', { name: 'Join the line' }));
    expect(await screen.findByText('No need to wait')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Hold my order' })).toBeEnabled();
    expect(screen.getByLabelText('E-mail')).toHaveValue('asha@example.com');
  });

  it('says so when the e-mail is in line already', async () => {
    const store = openStore();
    store.answer({ [JOIN]: () => json({ alreadyInLine: true }) });
    const { user } = renderAt('/products/1');
    await join(user);
    expect(await screen.findByText('This e-mail is in line already')).toBeVisible();
  });

  it.each([
    [409, 'line_full', 'The line is full', {}],
    [409, 'limit_reached', 'You have reached the limit for this product', {}],
    [409, 'sale_not_active', 'This sale is not open', {}],
    [429, 'cooldown', 'You can try again in', { 'Retry-After': '600' }],
  ])('explains %i %s', async (status, code, words, headers) => {
    const store = openStore();
    store.answer({ [JOIN]: () => problem(status, code, headers) });
    const { user } = renderAt('/products/1');
    await join(user);
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
  });

  it('is repeated with the same key after a reload in the middle of it', async () => {
    const store = openStore();
    store.answer({ [JOIN]: noNetwork });
    const before = renderAt('/products/1');
    await join(before.user);
    await screen.findByRole('alert');
    before.unmount();
    store.answer({ [JOIN]: joined });
    const { user } = renderAt('/products/1');
    expect(await screen.findByText('Your last try got no answer')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await title('You are in line')).toBeVisible();
    const [first, second] = store.callsTo(JOIN);
    expect(second?.idempotencyKey).toBe(first?.idempotencyKey);
  });
});

describe('A draw', () => {
  const byDraw = sampleProduct({ opening: 'draw', inLine: 7, saleStartsAt: at(60) });
  const commitment = 'c0'.repeat(32);

  beforeEach(() => {
    startTime(NOON);
  });

  function openDraw() {
    const store = openStore(byDraw);
    store.answer({
      'GET /api/products/1/draw': () =>
        json({ productId: 1, commitment, beaconSource: null, beaconRound: null }),
      [JOIN]: () => json({ entryId: 'entry-1', state: 'entered', place: null, ahead: null }, 201),
      [ENTRY]: () => {
        const serverTime = new Date().toISOString();
        return json(sampleEntry({ state: 'entered', place: null, ahead: null, serverTime }));
      },
    });
    return store;
  }

  it('is entered before the opening, keeps what was promised, and counts down', async () => {
    const store = openDraw();
    const { user } = renderAt('/products/1');
    await user.type(await screen.findByLabelText('E-mail'), 'asha@example.com');
    expect(await screen.findByText(commitment)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Enter the draw' }));
    expect(await title('You are in the draw')).toBeVisible();
    expect(screen.getByRole('timer')).toHaveTextContent(/Draw in(1:00|0:5\d)/);
    expect(screen.getByText('7 have entered')).toBeVisible();
    expect(localStorage.getItem('flashsale.entries')).toContain(commitment);
    expect(localStorage.getItem('flashsale.entries')).toContain('"isInDraw":true');

    await letPass(60);
    expect(screen.getByRole('timer')).toHaveTextContent('The draw is being made');
    store.answer({
      [PRODUCT]: () => json({ ...byDraw, drawn: true }),
      [ENTRY]: () => json(sampleEntry({ place: 5, ahead: 2, serverTime: at(62) })),
    });
    await letPass(2.2);
    expect(await title('You are in line')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Check it now' })).toBeEnabled();
  });

  it('waits for its public number', async () => {
    const store = openDraw();
    store.answer({
      [PRODUCT]: () => json({ ...byDraw, saleStartsAt: at(-1) }),
      'GET /api/products/1/draw': () =>
        json({ productId: 1, commitment, beaconSource: 'drand', beaconRound: '42' }),
    });
    renderAt('/line/entry-1');
    expect(await screen.findByText('Waiting for the public number of drand')).toBeVisible();
  });
});
