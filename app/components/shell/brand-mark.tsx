/** The product's mark: a seal with the character for craftsman, an axe in its case, drawn as strokes so that no font is needed. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden="true" focusable="false" width={size} height={size} viewBox="0 0 32 32">
      <rect width="32" height="32" rx="3" fill="var(--seal-fill)" />
      <g fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="square">
        <path d="M26 6.6H6.6v18.8H26" />
        <path d="M21.6 10.4l-8 1.6v4.2c0 2.6-.6 4.2-2 5.6M13.8 15.6h9.4M18.8 15.8v6.4" />
      </g>
    </svg>
  )
}
