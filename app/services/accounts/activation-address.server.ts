import QRCode from 'qrcode'
import { publicOrigin } from '#app/lib/origin.server.ts'
import { paths } from '#app/lib/paths.ts'

/** Where one-time codes are typed in: the address, and its QR code as rows of a square grid, '1' for a dark module. The same for everybody, so one drawing serves all slips. */
export function activationAddress(): { address: string; qr: string[] } {
  const address = publicOrigin() + paths.activate()
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  const qr = Array.from({ length: modules.size }, (_, row) => Array.from({ length: modules.size }, (__, column) => (modules.get(row, column) ? '1' : '0')).join(''))
  return { address, qr }
}
