import * as v from 'valibot';
import { DeviceValue } from '@/shared/storage/device-value';

/** Whether the shopper wants to hear when it is their turn. */
export const wantsSound = new DeviceValue('sound', v.boolean(), true);

/** Two notes that rise: Hz, and when after the first in s. */
const NOTES: [number, number][] = [
  [659.25, 0],
  [987.77, 0.16],
  [659.25, 0.5],
  [987.77, 0.66],
];
const NOTE_SECONDS = 0.35;
const LOUDNESS = 0.25;
const VIBRATION_MS = [220, 120, 220];

let audio: AudioContext | undefined;

/**
 * Makes sound possible later: browsers allow it only to pages that were touched, and some only when it was
 * begun in that very touch. To be called from the handler of a touch or a key.
 */
export function prepareSound(): void {
  if (!wantsSound.get() || typeof AudioContext === 'undefined') return;
  audio ??= new AudioContext();
  if (audio.state === 'suspended') void audio.resume().catch(() => undefined);
}

/** A page that was not touched yet may neither sound nor vibrate. */
export function canRing(): boolean {
  // Not every browser knows of it.
  const { userActivation } = navigator as { userActivation?: UserActivation };
  return userActivation?.hasBeenActive ?? audio !== undefined;
}

/** Makes a sound and vibrates, where the browser lets a page do so; else nothing happens. */
export function ring(): void {
  if (!canRing()) return;
  prepareSound();
  if ('vibrate' in navigator) navigator.vibrate(VIBRATION_MS);
  if (!wantsSound.get() || audio === undefined) return;
  for (const [hertz, after] of NOTES) playNote(audio, hertz, audio.currentTime + after);
}

function playNote(context: AudioContext, hertz: number, at: number): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(LOUDNESS, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_SECONDS);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + NOTE_SECONDS);
}
