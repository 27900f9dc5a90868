import { createTheme, DEFAULT_THEME, mergeMantineTheme, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core'

// Shades are needed by the kit's type only; what is seen comes from the tokens (mantine-variables.css).
const ink: MantineColorsTuple = ['#fbfaf6', '#f4f2eb', '#eae7dc', '#dedad0', '#a5a093', '#66625a', '#47443e', '#35322d', '#2a2825', '#1c1b19']
const seal: MantineColorsTuple = ['#fbf0ed', '#f6d9d3', '#eeb3a8', '#e58b7c', '#dd6a58', '#cf4a37', '#c23a2c', '#b93024', '#b0251a', '#931d14']

/**
 * Filled buttons take their letters from the token that belongs to the fill, so that both schemes keep their contrast
 * (white on ink by day, ink on paper by night); everything else is a quiet box.
 */
const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  const accent = color === 'seal' ? 'seal' : 'ink'
  if (variant === 'filled') {
    return { background: `var(--${accent}-fill)`, hover: `var(--${accent}-fill-hover)`, color: `var(--on-${accent})`, border: '1px solid transparent' }
  }
  if (variant === 'subtle' || variant === 'transparent') {
    return { background: 'transparent', hover: 'var(--wash)', color: `var(--${accent})`, border: '1px solid transparent' }
  }
  const edge = accent === 'seal' ? 'var(--seal)' : 'var(--line-2)'
  return { background: 'var(--sheet)', hover: `var(--${accent === 'seal' ? 'seal-wash' : 'wash'})`, color: `var(--${accent})`, border: `1px solid ${edge}` }
}

/** The kit's theme. Colours, sizes and faces live in tokens.css; this only chooses defaults. */
const choices = createTheme({
  colors: { ink, seal },
  primaryColor: 'ink',
  primaryShade: 8,
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-code)',
  headings: { fontFamily: 'var(--font-title)' },
  defaultRadius: 'xs',
  cursorType: 'pointer',
  focusRing: 'auto',
  variantColorResolver,
})

/** The kit's whole theme with these choices in it, put together once: its provider would do so again for every page. */
export const theme = mergeMantineTheme(DEFAULT_THEME, choices)

/** What the provider itself asks for by name. */
export const providerTheme = createTheme({ respectReducedMotion: true })
