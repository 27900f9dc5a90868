/** Papers that one registration may have beside the photograph. */
export const MOST_EVIDENCE = 5
