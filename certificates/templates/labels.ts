/** The fixed words of the certificates; what varies is in the payload. */
export interface CertificateLabels {
  honour: string
  honourInLatin: string
  scan: string
  number: string
  site: string
  code: string
}

export const certificateLabels: Readonly<Record<'zh-CN', CertificateLabels>> = {
  'zh-CN': {
    honour: '荣誉证书',
    honourInLatin: 'CERTIFICATE OF HONOR',
    scan: '扫码验真',
    number: '证书编号',
    site: '核验网址',
    code: '校验码',
  },
}
