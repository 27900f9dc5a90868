import { EmbeddedProblem } from '#db/embedded/embedded-problem.ts'
import type { SchemaProblem } from '#db/migrating/schema-problem.ts'
import { language } from './console-steps.mjs'

type Details = Readonly<Record<string, string>>

const zh = {
  wrongSettings: (problems: string) => `设置有误：${problems.replace(/^Wrong settings: /, '')}`,
  folderInUse: (folder: string, url: string, pid: number) =>
    `数据目录 ${folder} 正被另一个运行中的实例使用（进程 ${pid}${url ? `，${url}` : ''}）；请先停止它，或用 DATA_DIR 指定另一个目录。`,
  portInUse: (port: number) => `端口 ${port} 已被其他程序占用；请换一个，例如 PORT=${port + 1} npm start。`,
  portForbidden: (port: number) => `当前用户不能使用端口 ${port}；请用 1024 以上的端口，例如 PORT=3000 npm start。`,
  addressMissing: (host: string) => `本机没有地址 ${host}；请改正 HOST。`,
  databaseAway: (reason: string) => `无法使用 DATABASE_URL 指定的数据库：${reason}`,
  serverTooOld: (found: string) => `需要 PostgreSQL 15 或更高版本，DATABASE_URL 指定的是 ${found}。`,
  creatingDatabase: '创建数据库',
  startingDatabase: '启动数据库',
  recoveringDatabase: '数据库正在恢复',
  connectingDatabase: '连接数据库',
  fonts: '准备字体',
  migrating: '更新数据库结构',
  seeding: '写入演示数据',
  starting: '启动服务',
  dataFolder: (folder: string) => `数据保存在 ${folder}（可用 DATA_DIR 更改）。`,
  externalDatabase: (server: string) => `数据保存在 PostgreSQL 服务器 ${server}。`,
  ready: (url: string) => `已就绪：${url}`,
  prepared: '准备完成；运行 npm start 启动。',
  demoAccounts: '演示账号（仅用于演示，密码为本次安装随机生成）：',
  firstAdministrator: (url: string, username: string, code: string, hours: number) =>
    `这里还没有可用的账号。请打开 ${url}/activate，输入激活码 ${code} 和用户名 ${username}，为第一位系统管理员设置密码（${hours} 小时内有效，再次启动会换新码）。`,
  howToStop: '按 Ctrl-C 停止。',
  stopping: '正在停止……',
  stopped: '已停止。',
}

const en: typeof zh = {
  wrongSettings: (problems) => problems,
  folderInUse: (folder, url, pid) =>
    `The data folder ${folder} is in use by another running copy (process ${pid}${url ? `, ${url}` : ''}); stop that one, or name another folder with DATA_DIR.`,
  portInUse: (port) => `Port ${port} is in use by another program; choose another, for example PORT=${port + 1} npm start.`,
  portForbidden: (port) => `This user may not use port ${port}; choose one above 1024, for example PORT=3000 npm start.`,
  addressMissing: (host) => `This machine has no address ${host}; correct HOST.`,
  databaseAway: (reason) => `The database of DATABASE_URL cannot be used: ${reason}`,
  serverTooOld: (found) => `PostgreSQL 15 or later is needed, and DATABASE_URL names ${found}.`,
  creatingDatabase: 'Creating the database',
  startingDatabase: 'Starting the database',
  recoveringDatabase: 'The database is recovering',
  connectingDatabase: 'Connecting to the database',
  fonts: 'Preparing fonts',
  migrating: 'Updating the database schema',
  seeding: 'Filling in the demonstration',
  starting: 'Starting',
  dataFolder: (folder) => `Data live in ${folder} (change it with DATA_DIR).`,
  externalDatabase: (server) => `Data live on the PostgreSQL server ${server}.`,
  ready: (url) => `Ready: ${url}`,
  prepared: 'Everything is prepared; start with npm start.',
  demoAccounts: 'Demonstration accounts (for the demonstration only; passwords are random for this installation):',
  firstAdministrator: (url, username, code, hours) =>
    `There is no account in use yet. Open ${url}/activate and enter code ${code} with user name ${username} to set the first administrator's password (good for ${hours} hours; the next start gives a new code).`,
  howToStop: 'Ctrl-C stops it.',
  stopping: 'Stopping …',
  stopped: 'Stopped.',
}

export const messages = language === 'zh' ? zh : en

const embeddedZh: Record<EmbeddedProblem['code'], (detail: Details) => string> = {
  unsupportedPlatform: (d) => `没有适用于 ${d.platform} 的内置数据库；请用 DATABASE_URL 指定一个 PostgreSQL（15 或更高版本）。`,
  binariesMissing: (d) => `缺少软件包 ${d.package}；请重新运行 npm ci，不要带 --omit=optional。`,
  binariesNotLinked: (d) => `目录 ${d.folder} 需要可写一次，以便链接数据库的程序库。`,
  folderForeign: (d) => `数据目录 ${d.folder} 属于另一个用户；请用 DATA_DIR 指定另一个目录，或以其所有者身份运行。`,
  folderUnreachable: (d) => `PostgreSQL 不以 root 运行，而它所用的普通用户无法进入 ${d.folder}；请以普通用户启动，或把项目移到人人可进入的目录。`,
  folderNewerServer: (d) => `数据目录 ${d.folder} 由 PostgreSQL ${d.found} 创建，本版本自带 ${d.expected}；请使用创建它的版本，或用 DATA_DIR 指定另一个目录。`,
  folderIncomplete: (d) => `目录 ${d.folder} 不为空，但里面没有数据库；请用 DATA_DIR 指定另一个目录。`,
  initialiseFailed: (d) => `无法在 ${d.folder} 创建数据库：${d.reason}`,
  startFailed: (d) => `数据库没有启动：${d.reason}（见 ${d.log}）`,
}

const schemaZh: Record<SchemaProblem['code'], (name: string) => string> = {
  schemaNewer: () => '该数据库已由更新的版本升级过，本版本不能使用；请启动那个版本，或指定另一个数据库。',
  schemaPending: (name) => `数据库缺少 ${name}；请先运行 npm run db:migrate。`,
  migrationChanged: (name) => `数据库执行过的升级 ${name} 之后被改动；请恢复该文件的原样。`,
}

/** The one sentence for a problem of the database; the errors themselves carry the English one. */
export function databaseSentence(problem: EmbeddedProblem | SchemaProblem): string {
  if (language === 'en') return problem.message
  return problem instanceof EmbeddedProblem ? embeddedZh[problem.code](problem.detail) : schemaZh[problem.code](problem.migration)
}
