import next from 'eslint-config-next/core-web-vitals'
import nextTypescript from 'eslint-config-next/typescript'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const TYPED = ['**/*.ts', '**/*.tsx']

/** `no-restricted-syntax` is replaced, not extended, by a later entry: each one below spreads this list. */
const EVERYWHERE = [
  {
    selector: 'JSXAttribute[name.name="style"]',
    message: 'The content security policy refuses style attributes: use a class, an SVG attribute or <progress>.',
  },
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"], Property[key.name="dangerouslySetInnerHTML"]',
    message: 'Text is never HTML here.',
  },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
  {
    // React re-renders such a form for ever when it is posted without JavaScript: 100 % CPU, every request stalls.
    selector:
      'Program:has(> ExpressionStatement[directive="use client"]) CallExpression[callee.property.name="bind"],' +
      'Program:has(> ExpressionStatement[directive="use client"]) CallExpression[callee.object.property.name="bind"]',
    message:
      'Bind actions in the page, on the server, and pass them down: bound here, a post without JavaScript hangs.',
  },
]

/** Only the constants that the compiler replaces may be read outside server/env.ts. */
const ENVIRONMENT = [
  {
    selector:
      ':not(MemberExpression[property.name=/^(NODE_ENV|NEXT_RUNTIME)$/]) > MemberExpression[object.name="process"][property.name="env"],' +
      'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
    message: 'The environment is read and checked once, in server/env.ts.',
  },
]

const LOCAL_TIME = '/^[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)$|^toLocale/'
const AMBIENT = [
  {
    selector:
      'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"],' +
      'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'Rules do not read the clock: take the time as an argument.',
  },
  {
    selector: `NewExpression[callee.name="Date"][arguments.length>1], MemberExpression[property.name=${LOCAL_TIME}]`,
    message: "Rules do not depend on the machine's time zone or language: see lib/dates.ts.",
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'Rules do not draw lots: take the value as an argument.',
  },
  {
    selector: ':function[async=true], AwaitExpression, ForOfStatement[await=true]',
    message: 'Rules are synchronous: they decide, they do not do.',
  },
]
const AMBIENT_GLOBALS =
  'performance crypto process fetch setTimeout setInterval queueMicrotask window document localStorage Buffer console'

export default defineConfig(
  globalIgnores(['.next/', '.cache/', '.data/', 'prisma/generated/', 'next-env.d.ts', 'tests/fixtures/', 'coverage/']),
  next,
  nextTypescript,
  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      // `return void` in one line is clear enough.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Codes and identifiers are read character by character; nobody writes emojis in them.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // A server action must be async even when it awaits nothing.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: [...TYPED, '**/*.mjs'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'func-style': ['error', 'declaration', { allowArrowFunctions: true }],
      'import/no-default-export': 'error',
      'import/no-anonymous-default-export': 'off',
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: ['process', 'node:process'] }],
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...ENVIRONMENT],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['domain/**', 'procedures/**', 'lib/**'],
    rules: {
      'no-restricted-globals': ['error', ...AMBIENT_GLOBALS.split(' ')],
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...ENVIRONMENT, ...AMBIENT],
    },
  },
  {
    // The one door of the environment.
    files: ['server/env.ts'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE] },
  },
  {
    // Next, and the tools, ask for default exports in these.
    files: ['app/**', '*.config.{ts,mjs}', 'tests/e2e/global-setup.ts', 'tests/setup/**'],
    rules: { 'import/no-default-export': 'off' },
  },
  {
    // Command lines speak to a terminal and are configured by the environment; the server's logs go to its console.
    files: ['scripts/**', 'bench/**', 'prisma/**', 'tests/**', '*.config.{ts,mjs}'],
    rules: { 'no-restricted-syntax': ['error', ...EVERYWHERE], 'no-restricted-imports': 'off' },
  },
  { files: ['scripts/**', 'bench/**', 'prisma/**', 'tests/**', 'server/**'], rules: { 'no-console': 'off' } },
  {
    // Tests look into JSON that they wrote themselves, and take the first element of lists that they know.
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Hooks are called in .tsx files: elsewhere a function whose name begins with `use` is not one.
  { files: ['**/*.ts', 'scripts/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
