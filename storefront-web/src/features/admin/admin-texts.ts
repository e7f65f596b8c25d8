import { adminDe } from '@/shared/i18n/admin-de';
import { adminEn } from '@/shared/i18n/admin-en';
import { translator, type Translate } from '@/shared/i18n/translator';

const inEnglish = translator<typeof adminEn>(adminEn, 'en');
const inGerman = translator<typeof adminEn>(adminDe, 'de');

/** What the admin's page says, in the page's language. Shoppers load none of it. */
export const t: Translate<typeof adminEn> = (key, values) =>
  (document.documentElement.lang === 'de' ? inGerman : inEnglish)(key, values);
