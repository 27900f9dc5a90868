import type { AwardCertificatePayload } from '../payload.ts'

/** The large words at the head of a sheet and the Latin line below them. */
export interface SheetHeading {
  title: string
  latin: string
}

/** The fixed words of the certificates; what varies is in the payload. */
export interface CertificateLabels {
  headings: Readonly<Record<AwardCertificatePayload['kind'] | 'studioPlaque', SheetHeading>>
  scan: string
  number: string
  site: string
  code: string
}

export const certificateLabels: Readonly<Record<'zh-CN', CertificateLabels>> = {
  'zh-CN': {
    headings: {
      honour: { title: '荣誉证书', latin: 'CERTIFICATE OF HONOR' },
      participation: { title: '参赛证书', latin: 'CERTIFICATE OF PARTICIPATION' },
      judgeAppointment: { title: '聘书', latin: 'LETTER OF APPOINTMENT' },
      expertAppointment: { title: '聘书', latin: 'LETTER OF APPOINTMENT' },
      studioPlaque: { title: '技能大师工作室', latin: 'MASTER STUDIO' },
    },
    scan: '扫码验真',
    number: '证书编号',
    site: '核验网址',
    code: '校验码',
  },
}
