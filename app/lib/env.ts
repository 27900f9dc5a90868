import { z } from 'zod'

/**
 * Settings from the environment, checked once. What is missing for a demo (keys) is made by the launcher at first
 * start, kept in DATA_DIR/secrets.json and handed on as environment; nothing here invents a secret.
 */

const key32 = z
  .string()
  .regex(/^[A-Za-z0-9+/_-]{43}=?$/, 'must be 32 bytes in base64')
  .transform((text) => Buffer.from(text, 'base64'))

/** `id:base64[,id:base64…]`: the first key encrypts, all of them decrypt (rotation). */
const keyRing = z.string().transform((text, context) => {
  const keys: { id: string; key: Buffer }[] = []
  for (const part of text.split(',')) {
    const [id = '', secret = '', ...rest] = part.trim().split(':')
    const key = key32.safeParse(secret)
    if (!/^[a-z0-9]{1,8}$/.test(id) || !key.success || rest.length > 0) {
      context.addIssue({ code: 'custom', message: 'must be id:base64 of 32 bytes, separated by commas' })
      return z.NEVER
    }
    keys.push({ id, key: key.data })
  }
  if (new Set(keys.map((entry) => entry.id)).size !== keys.length) {
    context.addIssue({ code: 'custom', message: 'names a key id twice' })
    return z.NEVER
  }
  return keys
})

const origin = z
  .string()
  .regex(/^https?:\/\/[^/?#@\s]+$/, 'must be an origin such as https://jingsai.example.gov.cn')
  .transform((text) => new URL(text).origin)

/** Addresses or networks of the reverse proxies whose X-Forwarded-For is believed. Never "everybody". */
const proxies = z
  .string()
  .regex(/^[0-9a-fA-F.:/,\s]*$/, 'must be a list of addresses or CIDR networks')
  .transform((text) => text.split(',').map((part) => part.trim()).filter((part) => part !== ''))

const flag = z.enum(['0', '1']).transform((text) => text === '1')

const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    DATA_DIR: z.string().min(1).default('.data'),
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//).optional(),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    ORIGIN: origin.optional(),
    TRUST_PROXY: proxies.default([]),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'none']).default('info'),
    PERSONAL_DATA_KEYS: keyRing.optional(),
    BLIND_INDEX_KEY: key32.optional(),
    COOKIE_SECRET: key32.optional(),
    PASSWORD_PROFILE: z.enum(['mlps', 'asvs']).default('mlps'),
    DEMO: flag.default(false),
    SIGNING_KEY_FILE: z.string().min(1).optional(),
    SIGNING_CERTIFICATES_FILE: z.string().min(1).optional(),
  })
  .superRefine((env, context) => {
    if ((env.SIGNING_KEY_FILE === undefined) !== (env.SIGNING_CERTIFICATES_FILE === undefined)) {
      context.addIssue({ code: 'custom', path: ['SIGNING_KEY_FILE'], message: 'and SIGNING_CERTIFICATES_FILE are given together' })
    }
    const index = env.BLIND_INDEX_KEY
    if (index && env.PERSONAL_DATA_KEYS?.some((entry) => entry.key.equals(index))) {
      context.addIssue({ code: 'custom', path: ['BLIND_INDEX_KEY'], message: 'must differ from the encryption keys' })
    }
  })

export interface Settings {
  nodeEnv: 'production' | 'development' | 'test'
  dataDirectory: string
  databaseUrl: string | undefined
  host: string
  port: number
  /** The one public origin, e.g. https://jingsai.example.gov.cn; undefined means http://localhost:PORT. */
  origin: string | undefined
  trustedProxies: string[]
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'none'
  /** First entry encrypts, all decrypt. */
  personalDataKeys: { id: string; key: Buffer }[] | undefined
  blindIndexKey: Buffer | undefined
  cookieSecret: Buffer | undefined
  passwordProfile: 'mlps' | 'asvs'
  /** The seeded demonstration: its accounts may sign in and the sign-in page may name them. */
  demo: boolean
  /** PEM files of the key that signs certificates and of its certificate with its issuers. */
  signing: { keyFile: string; certificatesFile: string } | undefined
}

/** Parses an environment. Throws one Error that lists every wrong setting by name, without its value. */
export function parseSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.keys(schema.shape).map((name) => [name, environment[name] || undefined]))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    throw new Error(`Wrong settings: ${problems.join('; ')}`)
  }
  const env = parsed.data
  return {
    nodeEnv: env.NODE_ENV,
    dataDirectory: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    host: env.HOST,
    port: env.PORT,
    origin: env.ORIGIN,
    trustedProxies: env.TRUST_PROXY,
    logLevel: env.LOG_LEVEL,
    personalDataKeys: env.PERSONAL_DATA_KEYS,
    blindIndexKey: env.BLIND_INDEX_KEY,
    cookieSecret: env.COOKIE_SECRET,
    passwordProfile: env.PASSWORD_PROFILE,
    demo: env.DEMO,
    signing: env.SIGNING_KEY_FILE && env.SIGNING_CERTIFICATES_FILE ? { keyFile: env.SIGNING_KEY_FILE, certificatesFile: env.SIGNING_CERTIFICATES_FILE } : undefined,
  }
}

let current: Settings | undefined

/** The settings of this process, read at the first call. */
export function settings(): Settings {
  return (current ??= parseSettings(process.env))
}

/** Reads the environment again; for tests and for the launcher after it added generated secrets. */
export function reloadSettings(): Settings {
  current = undefined
  return settings()
}
