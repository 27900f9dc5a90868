/** 证件类型. */
export const IDENTITY_TYPES = [
  'residentId',
  'hkMacaoTaiwanResidencePermit',
  'foreignPermanentResident',
  'passport',
  'hkMacaoPassport',
  'taiwanTravelPermit',
  'officerId',
] as const
export type IdentityType = (typeof IDENTITY_TYPES)[number]

/** Why a number is none of its document. */
export type IdentityFault =
  | 'empty'
  | 'tooLong'
  | 'characters'
  | 'length'
  | 'fifteenDigits'
  | 'region'
  | 'birthDate'
  | 'bornInFuture'
  | 'checkDigit'
  | 'digitsLost'
  | 'notThisDocument'

/** Accepted, but somebody should look: `over100`: older than a hundred years; `isResidencePermit`: the type has been set right. */
export type IdentityWarning = 'over100' | 'isResidencePermit'

export type IdentityVerdict =
  | {
      ok: true
      type: IdentityType
      /** As it is stored: plain digits and upper-case letters. */
      number: string
      birthDate: string | null
      sex: 'male' | 'female' | null
      warnings: IdentityWarning[]
    }
  | { ok: false; reason: IdentityFault }
