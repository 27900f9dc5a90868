/** Longest side in pixels that a log photograph is sent with: sharp on a screen, small on a slow network. */
const LONGEST = 1_600
const QUALITY = 0.8

export interface ChosenPhoto {
  name: string
  base64: string
}

/** A chosen picture as a smaller JPEG, ready to be kept on the device and sent as text. Null when the browser cannot read it. */
export async function shrinkPhoto(file: File): Promise<ChosenPhoto | null> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const base64 = canvas.toDataURL('image/jpeg', QUALITY).split(',')[1] ?? ''
    return base64 === '' ? null : { name: file.name, base64 }
  } catch {
    return null
  }
}

/** For showing what was chosen before it is sent. */
export function photoAddress({ base64 }: ChosenPhoto): string {
  return `data:image/jpeg;base64,${base64}`
}
