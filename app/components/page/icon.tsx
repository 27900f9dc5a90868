/** Line icons of one weight on a 16-unit square; decoration only, the word stands beside them. */
const paths = {
  menu: 'M2 4h12M2 8h12M2 12h12',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  down: 'M4 6l4 4 4-4',
  right: 'M6 3.5L10.5 8 6 12.5',
  left: 'M10 3.5L5.5 8l4.5 4.5',
  check: 'M3 8.5l3.2 3.2L13 4.5',
  alert: 'M8 2.2L14.4 13.4H1.6zM8 6.4v3.4M8 11.6v.6',
  search: 'M7 2.8a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4M10.2 10.2L13.6 13.6',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2v-5h11v5h-2M4.5 9.5h7v4h-7z',
  download: 'M8 2.5v7.5M4.8 7L8 10.2 11.2 7M2.8 13.2h10.4',
  upload: 'M8 10.5V3M4.8 6.2L8 3l3.2 3.2M2.8 13.2h10.4',
  camera: 'M2 5h3l1.2-1.8h3.6L11 5h3v8H2zM8 6.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8',
  eye: 'M1.6 8C3.2 5 5.4 3.6 8 3.6S12.8 5 14.4 8C12.8 11 10.6 12.4 8 12.4S3.2 11 1.6 8zM8 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6',
  appearance: 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6M8 2.2v11.6M8 5.2l4.6 4.6M8 8.6l3.4 3.4M9.2 3l4.4 4.4',
  person: 'M8 2.6a2.6 2.6 0 1 0 0 5.2a2.6 2.6 0 1 0 0-5.2M2.8 13.6c.6-2.9 2.6-4.3 5.2-4.3s4.6 1.4 5.2 4.3',
  result: 'M2.5 13.5v-5h3.4v5M5.9 13.5v-10h4.2v10M10.1 13.5V6.8h3.4v6.7M1.5 13.5h13',
  certificate: 'M2.5 2.8h11v8h-4M6.5 10.8h-4v-8M8 8a1.9 1.9 0 1 0 .01 0M6.8 11.4V14L8 13.2l1.2.8v-2.6',
} as const

export type IconName = keyof typeof paths

/** Draws one icon in the current colour. Hidden from screen readers. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg aria-hidden="true" focusable="false" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round">
      <path d={paths[name]} />
    </svg>
  )
}
