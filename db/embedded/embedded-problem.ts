/** Why the embedded database cannot serve. The launcher has a sentence for each code; `message` is the plain English one. */
export type EmbeddedProblemCode =
  | 'unsupportedPlatform' | 'binariesMissing' | 'binariesNotLinked' | 'folderForeign' | 'folderUnreachable'
  | 'folderNewerServer' | 'folderIncomplete' | 'initialiseFailed' | 'startFailed'

const SENTENCES: Readonly<Record<EmbeddedProblemCode, (detail: Readonly<Record<string, string>>) => string>> = {
  unsupportedPlatform: (d) =>
    `No embedded database exists for ${d.platform}; set DATABASE_URL to a PostgreSQL server (version 15 or later).`,
  binariesMissing: (d) => `The package ${d.package} is not installed; run \`npm ci\` again without \`--omit=optional\`.`,
  binariesNotLinked: (d) => `The folder ${d.folder} must be writable once, so that the database's libraries can be linked.`,
  folderForeign: (d) => `The data folder ${d.folder} belongs to another user; choose another with DATA_DIR or run as its owner.`,
  folderUnreachable: (d) =>
    `PostgreSQL does not run as root, and the unprivileged user it runs as cannot reach ${d.folder}; start as an ordinary user, or move the project to a folder everybody may enter.`,
  folderNewerServer: (d) =>
    `The data folder ${d.folder} was made by PostgreSQL ${d.found}, this build brings ${d.expected}; use the build that made it or another DATA_DIR.`,
  folderIncomplete: (d) => `The data folder ${d.folder} is not empty and holds no database; choose another with DATA_DIR.`,
  initialiseFailed: (d) => `The database could not be created in ${d.folder}: ${d.reason}`,
  startFailed: (d) => `The database did not start: ${d.reason} (see ${d.log})`,
}

export class EmbeddedProblem extends Error {
  readonly code: EmbeddedProblemCode
  readonly detail: Readonly<Record<string, string>>

  constructor(code: EmbeddedProblemCode, detail: Readonly<Record<string, string>>) {
    super(SENTENCES[code](detail))
    this.name = 'EmbeddedProblem'
    this.code = code
    this.detail = detail
  }
}
