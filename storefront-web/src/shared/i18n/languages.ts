/** What the page speaks; English where it speaks nothing that the shopper reads. */
export const languages = ['en', 'de'] as const;

export type Language = (typeof languages)[number];

/** The first of the languages that the browser's owner reads and the page speaks. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const code = tag.toLowerCase().split('-')[0];
    const spoken = languages.find((language) => language === code);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}
