// What the compiler doesn't say: typed rules for all code, and the layers inside a room.
import tseslint from 'typescript-eslint';

const SERVICE_FORBIDS = ['typeorm', '@nestjs/graphql', '@nestjs/typeorm', 'bullmq', 'nodemailer'];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.cache/**', '.bellwether/**', 'shots/**', 'apps/console/src/schema.ts'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: [] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Only the transaction of Database carries a scope: nothing else may open a way around it.
    files: ['libs/**/*.ts', 'apps/**/*.ts'],
    ignores: ['libs/platform/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'Identifier[name=/^(DataSource|InjectRepository|InjectDataSource|getRepositoryToken)$/]',
          message: 'Use Database.tx(scope, …) instead.',
        },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Only platform/config reads the environment.',
        },
      ],
    },
  },
  {
    files: ['libs/*/rules/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['@nestjs/*', 'typeorm', 'pg', 'bullmq', 'nodemailer', 'node:fs', 'node:net', 'node:http'],
              message: 'rules are pure.',
            },
          ],
        },
      ],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'Pass the time in.' }],
    },
  },
  {
    files: ['libs/*/service/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: SERVICE_FORBIDS, message: 'A service speaks to stores and other services.' }] },
      ],
    },
  },
  {
    files: ['**/*.spec.ts', '**/*.e2e-spec.ts', '**/*.fault-spec.ts', '**/*.browser-spec.ts', 'test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
    },
  },
);
