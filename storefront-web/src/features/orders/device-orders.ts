import * as v from 'valibot';
import { ledgerEntrySchema, type LedgerEntry } from '@/shared/api/ledger-entry';
import { DeviceValue, useDeviceValue } from '@/shared/storage/device-value';

/** Beyond this the oldest go, so that the list never fills the device's storage. */
const KEPT = 50;

const deviceOrderSchema = v.object({
  id: v.string(),
  productId: v.number(),
  productName: v.string(),
  email: v.string(),
  /** The path of the picture that the product had. */
  picture: v.optional(v.string()),
  /** The place in line that it was offered to. */
  entryId: v.optional(v.string()),
  /** Where the hold and the confirmation stand in the store's sale log. */
  held: v.optional(ledgerEntrySchema),
  confirmed: v.optional(ledgerEntrySchema),
});

export type DeviceOrder = v.InferOutput<typeof deviceOrderSchema>;

/** The orders made on this device, newest first. An order's id is its key: only this device knows it. */
export const deviceOrders = new DeviceValue('orders', v.array(deviceOrderSchema), []);

export function rememberOrder(order: DeviceOrder): void {
  const others = deviceOrders.get().filter(({ id }) => id !== order.id);
  deviceOrders.set([order, ...others].slice(0, KEPT));
}

/** Keeps an order that a place in line was offered, once. */
export function rememberOffer(order: DeviceOrder): void {
  if (!deviceOrders.get().some(({ id }) => id === order.id)) rememberOrder(order);
}

/** Whether an order of this device was offered to a place in line. */
export function useIsOffer(orderId: string): boolean {
  const kept = useDeviceValue(deviceOrders).find(({ id }) => id === orderId);
  return kept?.entryId !== undefined;
}

export function rememberReceipt(orderId: string, confirmed: LedgerEntry): void {
  deviceOrders.set(
    deviceOrders.get().map((order) => (order.id === orderId ? { ...order, confirmed } : order)),
  );
}

export function forgetOrder(orderId: string): void {
  deviceOrders.set(deviceOrders.get().filter(({ id }) => id !== orderId));
}
