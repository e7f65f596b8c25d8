import * as v from 'valibot';
import { DeviceValue } from '@/shared/storage/device-value';

/** The e-mail used last on this device. */
export const shopperEmail = new DeviceValue('email', v.string(), '');
