/** Signing in, activation, passwords. */
export const auth = {
  title: '登录',
}
