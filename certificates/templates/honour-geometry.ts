/** A4 landscape, points from the top left. */
export const sheet = { width: 841.89, height: 595.28, middle: 841.89 / 2 }

export const ink = {
  paper: '#FFFCF3',
  watermark: '#F3E6C4',
  red: '#B01E1E',
  gold: '#B8860B',
  text: '#1F1A17',
  quiet: '#6B5B45',
}

/** Text column: left edge and measure. */
export const column = { x: 116, width: 610 }

export const recipient = { baseline: 240, size: 36, leastSize: 22, width: 500, honorificSize: 24, organisationSize: 15 }

export const body = { size: 24, awardSize: 27, leading: 44, baseline: 298, lastBaseline: 414, indentEms: 2 }

export const qr = { x: 116, y: 434, size: 74 }

/** Issuers stand to the right of the proof block, the date under them. */
export const issuers = { left: 372, right: 760, single: 616, baseline: 466, dateBaseline: 498, size: 18, leastSize: 10, sealY: 474 }
