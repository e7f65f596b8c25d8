import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource, stubBrowser } from '@/testing/fake-browser';
import { Live } from './live';

const tabs: Live[] = [];

function openTab() {
  const tab = new Live();
  const heard: string[] = [];
  tab.onEvent((name, data) => heard.push(`${name} ${data}`));
  tab.start();
  tabs.push(tab);
  return { tab, heard };
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

/** What a browser does when a tab has changed the storage that they share. */
function tellStorageChange() {
  window.dispatchEvent(new StorageEvent('storage', { key: 'flashsale.live', newValue: null }));
}

describe('The tabs of a browser', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    stubBrowser();
  });

  afterEach(() => {
    tabs.splice(0).forEach((tab) => {
      tab.stop();
    });
  });

  it('share one connection, and all hear what comes on it', async () => {
    const opened = Array.from({ length: 7 }, openTab);
    await pass(1);
    expect(FakeEventSource.open).toHaveLength(1);
    FakeEventSource.one.say('stock', { id: 1 });
    for (const { tab, heard } of opened) {
      expect(heard).toEqual(['stock {"id":1}']);
      expect(tab.isUp).toBe(true);
    }
  });

  it('ask the store until it has said something', async () => {
    const { tab } = openTab();
    await pass(1);
    expect(tab.isUp).toBe(false);
    FakeEventSource.one.say('time');
    expect(tab.isUp).toBe(true);
  });

  it('go on with another connection when the tab that had it is closed', async () => {
    const first = openTab();
    await pass(1);
    const second = openTab();
    FakeEventSource.one.say('time');
    expect(second.tab.isUp).toBe(true);
    first.tab.stop();
    tellStorageChange();
    await pass(0.2);
    expect(FakeEventSource.made).toHaveLength(2);
    FakeEventSource.one.say('stock', { id: 2 });
    expect(second.heard).toEqual(['time {}', 'stock {"id":2}']);
  });

  it('take over from a tab that sleeps, and ask the store meanwhile', async () => {
    localStorage.setItem('flashsale.live', JSON.stringify({ tab: 'asleep', at: Date.now() }));
    const { tab } = openTab();
    await pass(3);
    expect(FakeEventSource.made).toHaveLength(0);
    expect(tab.isUp).toBe(false);
    await pass(2);
    FakeEventSource.one.say('time');
    expect(tab.isUp).toBe(true);
  });

  it('leave it to the other when two came to lead', async () => {
    const { tab } = openTab();
    await pass(1);
    FakeEventSource.one.say('time');
    localStorage.setItem('flashsale.live', JSON.stringify({ tab: 'other', at: Date.now() }));
    await pass(1);
    expect(FakeEventSource.open).toHaveLength(0);
    expect(tab.isUp).toBe(false);
  });

  it('follow what any of them shows, without a gap', async () => {
    openTab();
    await pass(1);
    const before = FakeEventSource.one;
    before.say('time');
    const { tab } = openTab();
    tab.follow('order=7');
    expect(FakeEventSource.open.map(({ url }) => url)).toEqual([
      '/api/events',
      '/api/events?order=7',
    ]);
    FakeEventSource.made[1]?.say('order', { id: '7' });
    expect(before.isClosed).toBe(true);
    expect(FakeEventSource.one.url).toBe('/api/events?order=7');
  });

  it('do not connect anew for what is no longer followed, and leave it out next time', async () => {
    const { tab } = openTab();
    const unfollow = tab.follow('order=7');
    await pass(1);
    FakeEventSource.one.say('time');
    unfollow();
    expect(FakeEventSource.made).toHaveLength(1);
    FakeEventSource.one.fail();
    await pass(2);
    expect(FakeEventSource.one.url).toBe('/api/events');
  });

  it('ask again when the connection breaks, and try anew, each time later', async () => {
    const { tab } = openTab();
    const { tab: other } = openTab();
    await pass(1);
    FakeEventSource.one.say('time');
    FakeEventSource.one.fail();
    expect(tab.isUp).toBe(false);
    expect(other.isUp).toBe(false);
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      let waited = 0;
      for (; FakeEventSource.open.length === 0; waited += 1) await pass(0.1);
      waits.push(waited / 10);
      FakeEventSource.one.fail();
    }
    expect(waits[0]).toBeLessThan(2);
    expect(waits[7]).toBeGreaterThan(7);
    expect(Math.max(...waits)).toBeLessThan(23);
    await pass(25);
    FakeEventSource.one.say('time');
    expect(tab.isUp).toBe(true);
    expect(other.isUp).toBe(true);
  });

  it('notice a connection that died without a word', async () => {
    const { tab } = openTab();
    await pass(1);
    const dead = FakeEventSource.one;
    dead.say('time');
    await pass(30);
    expect(tab.isUp).toBe(true);
    await pass(6);
    expect(tab.isUp).toBe(false);
    expect(dead.isClosed).toBe(true);
    await pass(2);
    FakeEventSource.one.say('time');
    expect(tab.isUp).toBe(true);
  });

  it.each(['BroadcastChannel', 'EventSource'])(
    'ask the store where there is no %s',
    async (name) => {
      vi.stubGlobal(name, undefined);
      const { tab } = openTab();
      await pass(10);
      expect(tab.isUp).toBe(false);
      expect(FakeEventSource.made).toHaveLength(0);
    },
  );

  it('ask the store where nothing may be kept on the device', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const { tab } = openTab();
    await pass(10);
    expect(tab.isUp).toBe(false);
    expect(FakeEventSource.made).toHaveLength(0);
  });
});
