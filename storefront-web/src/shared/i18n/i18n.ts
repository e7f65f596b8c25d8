import { en } from './en';
import { chooseLanguage, type Language } from './languages';
import { loadTexts } from './load-texts';
import { translator, type Translate } from './translator';
import type { Words } from './words';

export type Texts = Words<typeof en>;

let current: Translate<typeof en> = translator(en, 'en');

/** What the page says, in its language. */
export const t: Translate<typeof en> = (key, values) => current(key, values);

/** Has the page speak a language, whose texts are these. */
export function speak(language: Language, texts: Texts): void {
  document.documentElement.lang = language;
  current = translator(texts, language);
}

export async function startI18n(): Promise<void> {
  const language = chooseLanguage(navigator.languages);
  // Texts that could not be loaded are better in English than not at all.
  const texts = await loadTexts(language).catch(() => undefined);
  if (texts === undefined) speak('en', en);
  else speak(language, texts);
}
