import * as v from 'valibot';
import { DeviceValue, useDeviceValue } from '@/shared/storage/device-value';

/** Beyond this the oldest go, so that the list never fills the device's storage. */
const KEPT = 30;

/** How many places are watched at once: one connection to the store follows 20 things. */
export const WATCHED = 6;

const deviceEntrySchema = v.object({
  id: v.string(),
  productId: v.number(),
  productName: v.string(),
  email: v.string(),
  quantity: v.number(),
  /** The path of the picture that the product had. */
  picture: v.optional(v.string()),
  /** Whether it came before the draw. */
  isInDraw: v.optional(v.boolean()),
  /** What the store had promised of its draw when this one entered it. */
  commitment: v.optional(v.string()),
  /** How it ended; absent while it takes part. `gone`: the store does not know it. */
  ended: v.optional(v.picklist(['taken', 'lapsed', 'left', 'gone'])),
});

export type DeviceEntry = v.InferOutput<typeof deviceEntrySchema>;

/** The places in line of this device, newest first. An entry's id is its key: only this device knows it. */
export const deviceEntries = new DeviceValue('entries', v.array(deviceEntrySchema), []);

export function rememberEntry(entry: DeviceEntry): void {
  const others = deviceEntries.get().filter(({ id }) => id !== entry.id);
  deviceEntries.set([entry, ...others].slice(0, KEPT));
}

export function endEntry(entryId: string, ended: NonNullable<DeviceEntry['ended']>): void {
  const kept = deviceEntries.get();
  if (!kept.some(({ id, ended: before }) => id === entryId && before !== ended)) return;
  deviceEntries.set(kept.map((entry) => (entry.id === entryId ? { ...entry, ended } : entry)));
}

/** The places of this device that still take part, newest first. */
export function useActiveEntries(): DeviceEntry[] {
  return useDeviceValue(deviceEntries)
    .filter(({ ended }) => ended === undefined)
    .slice(0, WATCHED);
}

export function useDeviceEntry(entryId: string): DeviceEntry | undefined {
  return useDeviceValue(deviceEntries).find(({ id }) => id === entryId);
}

/** What this device entered a product's draw with, whatever became of it. */
export function useDrawnEntry(productId: number): DeviceEntry | undefined {
  const isIt = (entry: DeviceEntry) => entry.productId === productId && entry.isInDraw === true;
  return useDeviceValue(deviceEntries).find(isIt);
}
