/** One sentence per error code. */
export const errors = {
  title: '错误',
}
