/** Pages that need no account: published results, certificate check. */
export const publicPages = {
  resultsTitle: '成绩公布',
  verifyTitle: '证书查验',
}
