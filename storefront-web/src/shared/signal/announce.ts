import * as v from 'valibot';
import { DeviceValue } from '@/shared/storage/device-value';
import { canRing, ring } from './chime';

const KEPT = 20;

const announced = new DeviceValue('announced', v.array(v.string()), []);

/** Rings for one thing once on this device: in one of its tabs, one that may make a sound. */
export function announceOnce(id: string): void {
  if (!canRing() || announced.get().includes(id)) return;
  announced.set([id, ...announced.get()].slice(0, KEPT));
  ring();
}
