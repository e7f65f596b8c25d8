import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const features = ['admin', 'holds', 'orders', 'products', 'waitlist'];

/**
 * The arrows of the storefront: shared <- features <- app, and no feature knows another.
 * A room is named from outside by its alias or climbed into; both count.
 */
function mayNotImport(files, rooms, message) {
  const regex = `^(@/|(\\.\\./)+)(${rooms.join('|')})(/|$)`;
  return {
    files,
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }] }] },
  };
}

const boundaries = [
  mayNotImport(['src/shared/**'], ['features', 'app'], 'shared knows no feature and no app'),
  ...features.map((feature) => {
    const others = features.filter((other) => other !== feature);
    const rooms = ['app', ...others, ...others.map((other) => `features/${other}`)];
    const message = 'features know neither the app nor each other: the app composes them';
    return mayNotImport([`src/features/${feature}/**`], rooms, message);
  }),
].map((rule) => ({ ...rule, ignores: ['**/*.test.*'] }));

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
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
);
