import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', '.dist.*/**', 'node_modules/**', '.barqiyat/**', '.astro/**', 'content/**', 'public/**'] },
  ...tseslint.configs.recommended,
  ...astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // The templates' set:html gets only what the markup pipeline made of checked, sanitised trees.
      'astro/no-set-html-directive': 'off',
      'no-console': 'off',
    },
  },
);
