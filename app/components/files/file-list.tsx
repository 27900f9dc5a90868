import type { ReactNode } from 'react'

import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'

import { formatFileSize } from '../format/format-numbers.ts'
import { Instant } from '../format/values.tsx'
import classes from './file-list.module.css'

export interface ListedFile {
  id: string
  name: string
  mediaType: string
  size: number
  uploadedByName: string | null
  createdAt: string | Date
}

/** The files of one thing: pictures as small pictures, papers by name, each opening in its own tab. `act` adds what may be done with one. */
export function FileList({ files, act }: { files: readonly ListedFile[]; act?: (file: ListedFile) => ReactNode }) {
  const m = useMessages().files
  const locale = useLocale()
  if (files.length === 0) return <p className={classes.empty}>{m.empty}</p>
  return (
    <ul className={classes.list} aria-label={m.caption}>
      {files.map((file) => (
        <li key={file.id} className={classes.file}>
          <a href={paths.file(file.id)} target="_blank" rel="noreferrer" className={classes.open}>
            {file.mediaType.startsWith('image/') ? <img src={paths.file(file.id)} alt="" loading="lazy" className={classes.picture} /> : <span className={classes.paper} aria-hidden="true">PDF</span>}
            <span className={classes.name}>{file.name}</span>
          </a>
          <span className={classes.facts}>
            {formatFileSize(locale, file.size)} · <Instant value={file.createdAt} />
            {file.uploadedByName ? ` · ${file.uploadedByName}` : null}
          </span>
          {act ? <span className={classes.act}>{act(file)}</span> : null}
        </li>
      ))}
    </ul>
  )
}
