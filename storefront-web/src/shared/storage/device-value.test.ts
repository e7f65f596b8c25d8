import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { DeviceValue } from './device-value';

const names = () => new DeviceValue('names', v.array(v.string()), []);

describe('A value kept on the device', () => {
  it('is there after a reload', () => {
    names().set(['Asha']);
    expect(names().get()).toEqual(['Asha']);
  });

  it.each(['{broken', '{"a":1}', '[1,2]', 'null', ''])('is empty when storage holds %j', (text) => {
    localStorage.setItem('flashsale.names', text);
    expect(names().get()).toEqual([]);
  });

  it('lives as long as the page when storage is forbidden', () => {
    const forbidden = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(forbidden);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(forbidden);
    const kept = names();
    expect(kept.get()).toEqual([]);
    kept.set(['Asha']);
    expect(kept.get()).toEqual(['Asha']);
  });

  it('prefers what was set when storage is full', () => {
    names().set(['old']);
    const kept = names();
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    kept.set(['new']);
    expect(kept.get()).toEqual(['new']);
  });

  it('tells of changes made here and in other tabs, until nobody listens', () => {
    const kept = names();
    const heard = vi.fn();
    const stop = kept.subscribe(heard);
    kept.set(['Asha']);
    localStorage.setItem('flashsale.names', '["Ben"]');
    window.dispatchEvent(new StorageEvent('storage'));
    expect(heard).toHaveBeenCalledTimes(2);
    expect(kept.get()).toEqual(['Ben']);
    stop();
    kept.set([]);
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('is the same object until it changes, as React needs it', () => {
    const kept = names();
    kept.set(['Asha']);
    expect(kept.get()).toBe(kept.get());
  });
});
