import { useState } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'
import { MOST_PHOTOS } from '#app/services/studios/log/log-draft.ts'

import { Icon } from '../page/icon.tsx'
import classes from './composer.module.css'
import { photoAddress, shrinkPhoto, type ChosenPhoto } from './shrink-photo.ts'

/** Up to three photographs, made small on the device before they are kept. A phone offers its camera. */
export function PhotoPicker({ photos, onChange }: { photos: readonly ChosenPhoto[]; onChange: (photos: ChosenPhoto[]) => void }) {
  const m = useMessages().studioLog.compose
  const [failed, setFailed] = useState(false)
  async function take(files: FileList | null) {
    const shrunk = await Promise.all([...(files ?? [])].slice(0, MOST_PHOTOS - photos.length).map(shrinkPhoto))
    setFailed(shrunk.includes(null))
    onChange([...photos, ...shrunk.filter((photo) => photo !== null)])
  }
  return (
    <div className={classes.photos}>
      {photos.map((photo, at) => (
        <div key={`${at}-${photo.name}`} className={classes.photo}>
          <img src={photoAddress(photo)} alt={m.photoOf(at + 1)} />
          <button type="button" aria-label={m.removePhoto(at + 1)} onClick={() => onChange(photos.filter((_, other) => other !== at))}>
            <Icon name="close" size={12} />
          </button>
        </div>
      ))}
      {photos.length < MOST_PHOTOS ? (
        <label className={classes.take}>
          <Icon name="camera" size={22} />
          <span>{photos.length === 0 ? m.photo : m.morePhotos}</span>
          <input
            type="file"
            accept="image/*"
            multiple
            onChange={(event) => {
              const input = event.currentTarget
              void take(input.files).then(() => (input.value = ''))
            }}
          />
        </label>
      ) : null}
      {failed ? (
        <p role="alert" className={classes.problem}>
          {m.photoFailed}
        </p>
      ) : null}
    </div>
  )
}
