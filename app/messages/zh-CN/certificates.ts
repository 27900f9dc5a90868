/** Issuing, status and revocation of certificates. */
export const certificates = {
  title: '证书',
  issue: '发放证书',
  revoke: '撤销证书',
}
