/** Why this build does not work on that database. The launcher has a sentence for each code; `message` is the English one. */
export type SchemaProblemCode = 'schemaNewer' | 'schemaPending' | 'migrationChanged'

const SENTENCES: Readonly<Record<SchemaProblemCode, (name: string) => string>> = {
  schemaNewer: () => 'The database was migrated by a newer build than this one; start that build, or name another database.',
  schemaPending: (name) => `The database lacks ${name}; run \`npm run db:migrate\` first.`,
  migrationChanged: (name) => `Migration ${name} was changed after this database took it; restore the file as it was.`,
}

export class SchemaProblem extends Error {
  readonly code: SchemaProblemCode
  readonly migration: string

  constructor(code: SchemaProblemCode, migration: string) {
    super(SENTENCES[code](migration))
    this.name = 'SchemaProblem'
    this.code = code
    this.migration = migration
  }
}
