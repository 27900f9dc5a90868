import { flatRoutes } from '@remix-run/fs-routes'

/** Every file or folder of app/routes is one route; the names say the URL (flat routes). */
export default flatRoutes()
