const HEIGHT = 595.28
const WIDTH = 841.89

/** Page operators of PDF (paths, colours, line styles, transformations; no text) as an SVG picture of the page. y grows downwards in both. */
export function operatorsToSvg(operators: string): string {
  const shapes: string[] = []
  const stack: number[] = []
  let path = ''
  let transform = ''
  let style = { stroke: '#000', fill: '#000', width: '1', dash: '' }
  const kept: Array<{ transform: string; style: typeof style }> = []
  const color = (parts: number[]) => `rgb(${parts.map((part) => Math.round(part * 255)).join(',')})`
  const paint = (fills: boolean, strokes: boolean) => {
    const dash = style.dash === '' ? '' : ` stroke-dasharray="${style.dash}"`
    const place = transform === '' ? '' : ` transform="${transform}"`
    shapes.push(`<path d="${path}" fill="${fills ? style.fill : 'none'}" stroke="${strokes ? style.stroke : 'none'}" stroke-width="${style.width}"${dash}${place}/>`)
    path = ''
  }
  const acts: Record<string, (values: number[]) => void> = {
    m: ([x, y]) => (path += `M${x} ${y}`),
    l: ([x, y]) => (path += `L${x} ${y}`),
    c: (values) => (path += `C${values.join(' ')}`),
    h: () => (path += 'Z'),
    re: ([x, y, w, h]) => (path += `M${x} ${y}h${w}v${h}h${-w!}Z`),
    w: ([width]) => (style = { ...style, width: String(width) }),
    d: (values) => (style = { ...style, dash: values.slice(0, -1).join(' ') }),
    SCN: (values) => (style = { ...style, stroke: color(values) }),
    scn: (values) => (style = { ...style, fill: color(values) }),
    cm: (values) => (transform += `matrix(${values.join(' ')})`),
    q: () => kept.push({ transform, style }),
    Q: () => ({ transform, style } = kept.pop()!),
    S: () => paint(false, true),
    f: () => paint(true, false),
    B: () => paint(true, true),
  }
  for (const word of operators.replace(/[[\]]/g, ' ').split(/\s+/)) {
    const value = Number(word)
    if (word !== '' && Number.isFinite(value)) stack.push(value)
    else if (Object.hasOwn(acts, word)) acts[word]!(stack.splice(0))
    else stack.length = 0
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}pt" height="${HEIGHT}pt" viewBox="0 0 ${WIDTH} ${HEIGHT}">${shapes.join('')}</svg>`
}
