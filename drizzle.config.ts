import { defineConfig } from 'drizzle-kit'

/** `npm run db:generate` writes the difference between db/schema and the last snapshot; no database is contacted. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './db/schema/index.ts',
  out: './db/migrations',
  casing: 'snake_case',
  breakpoints: true,
  strict: true,
})
