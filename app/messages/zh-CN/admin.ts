/** Users, roles, organisations, audit record. */
export const admin = {
  usersTitle: '用户与权限',
  auditTitle: '审计记录',
}
