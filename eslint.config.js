import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const forbidden = (groups) => ['error', { patterns: groups }]

export default tseslint.config(
  { ignores: ['build/**', 'node_modules/**', 'db/migrations/**', '.data/**', 'test-results/**', 'playwright-report/**'] },
  ...tseslint.configs.recommended,
  {
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-eval': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Output is escaped by React; raw HTML opens the page to injection.' },
        { selector: "MemberExpression[object.name='sql'][property.name='raw']", message: 'SQL is parameterised; sql.raw takes text as code.' },
        { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Codes and draws come from node:crypto.' },
      ],
    },
  },
  {
    // scoring is pure: it imports nothing outside itself and knows no clock.
    files: ['scoring/**/*.ts'],
    ignores: ['scoring/cli.ts'],
    rules: {
      'no-restricted-imports': forbidden([{ group: ['node:*', '#app/*', '#db/*', '#certificates/*', '#tests/*'], message: 'scoring is pure' }]),
      'no-restricted-globals': ['error', { name: 'Date', message: 'the day is an argument' }, { name: 'fetch', message: 'scoring is pure' }],
    },
  },
  {
    // certificates knows nothing of the database or the web.
    files: ['certificates/**/*.ts'],
    rules: { 'no-restricted-imports': forbidden([{ group: ['#app/*', '#db/*', '#tests/*'], message: 'payload in, bytes out' }]) },
  },
  {
    files: ['db/**/*.ts'],
    rules: { 'no-restricted-imports': forbidden([{ group: ['#app/routes/*', '#app/components/*', '#tests/*'], message: 'imports point one way' }]) },
  },
  {
    files: ['app/routes/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': forbidden([
        { group: ['#db/queries/*', '#db/schema/*', '#db/client*', 'drizzle-orm', 'postgres'], message: 'Routes call services; services query.' },
      ]),
    },
  },
)
