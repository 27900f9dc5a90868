import type { certificates as zh } from '../zh-CN/certificates.ts'

/** Issuing, status and revocation of certificates. */
export const certificates = {
  title: 'Certificates',
  issue: 'Issue certificates',
  revoke: 'Revoke the certificate',
} satisfies typeof zh
