import { deBoard } from '@/shared/i18n/de-board';
import { enBoard } from '@/shared/i18n/en-board';
import type { Language } from '@/shared/i18n/languages';
import { translator, type Translate } from '@/shared/i18n/translator';

/** Says what the first view has to say. */
export type Say = Translate<typeof enBoard>;

/** The words of the first view in a language. */
export function wordsOf(language: Language): Say {
  return translator({ en: enBoard, de: deBoard }[language], language);
}
