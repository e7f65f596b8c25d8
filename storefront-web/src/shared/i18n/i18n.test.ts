import { describe, expect, it } from 'vitest';
import { adminDe } from './admin-de';
import { adminEn } from './admin-en';
import { de } from './de';
import { en } from './en';
import { chooseLanguage } from './languages';

/** Each text by its path, with the values that it takes. */
function textsOf(texts: object, path = ''): [string, string[]][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[path + key, [...value.matchAll(/{{(\w+)}}/g)].map(([, name = '']) => name).sort()]]
      : textsOf(value as object, `${path}${key}.`),
  );
}

describe('The texts', () => {
  it('are the same in both languages, with the same values in them', () => {
    expect(textsOf(de)).toEqual(textsOf(en));
    expect(textsOf(adminDe)).toEqual(textsOf(adminEn));
  });

  it('are nowhere empty', () => {
    for (const texts of [en, de, adminEn, adminDe])
      expect(JSON.stringify(texts)).not.toContain('""');
  });
});

describe('The language of the page', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr', 'de'], 'de'],
    [['en-IN', 'de'], 'en'],
    [['fr-FR', 'hi'], 'en'],
    [[], 'en'],
  ])('for who reads %j is %s', (preferred, language) => {
    expect(chooseLanguage(preferred)).toBe(language);
  });
});
