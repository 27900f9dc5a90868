/** The pages somebody may arrive at after signing in. A leader of one studio arrives at that studio. */
export const START_PAGE = /^\/(competitions|studios|my-reviews|studios\/[0-9a-f-]{36})$/

/** Whether this is where a person with that first page begins: the page itself, or the one studio it leads on to. */
export function isStartPage(pathname: string, home: string): boolean {
  return START_PAGE.test(pathname) && (pathname === home || (home === '/studios' && pathname.startsWith('/studios/')))
}
