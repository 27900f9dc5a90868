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

export const recipient = { baseline: 248, organisationBaseline: 204, size: 36, leastSize: 22, width: 500, honorificSize: 24, organisationSize: 15 }

export const body = { size: 24, awardSize: 27, leading: 43, baseline: 304, lastBaseline: 420, indentEms: 2 }

export const qr = { x: 116, y: 440, size: 74 }

/** Issuers stand to the right of the proof block, the date under them. */
export const issuers = { left: 396, right: 766, single: 616, baseline: 474, dateBaseline: 506, size: 18, sealY: 480 }

/** 荣誉证书, the Latin line below it, and the rules beside that. */
/** `widths`: from the left edge of the first character to that of the last, when the title has four. */
export const heading = { baseline: 140, size: 64, widths: 270, latinBaseline: 168, ruleY: 164, ruleLength: 74 }
