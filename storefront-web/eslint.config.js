import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const features = ['holds', 'orders', 'products'];

/**
 * The arrows of the storefront: shared <- features <- app, and no feature knows another. All imports
 * across folders are written with the alias, so the alias's path is what is restricted.
 */
const arrow = (files, group, message) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { group, message },
          { group: ['../../*'], message: 'across folders imports are written with @/' },
        ],
      },
    ],
  },
});

const boundaries = [
  arrow(['src/shared/**'], ['@/features/*', '@/app/*'], 'shared knows neither feature nor app'),
  ...features.map((feature) =>
    arrow(
      [`src/features/${feature}/**`],
      ['@/app/*', '@/features/*', `!@/features/${feature}`],
      'features know neither the app nor each other: the app composes them',
    ),
  ),
];

export default tseslint.config(
  { ignores: ['dist'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      // Index signatures (process.env) must be read with brackets for tsc.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
    languageOptions: { globals: globals.browser },
  },
  ...boundaries,
  {
    files: ['dev/**', 'scripts/**', '*.config.js'],
    languageOptions: { globals: globals.node },
  },
);
