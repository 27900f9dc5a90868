import type { admin as zh } from '../zh-CN/admin.ts'

/** Users, roles, organisations, audit record. */
export const admin = {
  usersTitle: 'Users and roles',
  auditTitle: 'Audit record',
} satisfies typeof zh
