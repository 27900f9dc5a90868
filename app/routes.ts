import { flatRoutes } from '@remix-run/fs-routes'

/** What developers look at; a production build does not contain it. */
const developmentOnly = 'routes/dev.*'

/** Every file or folder of app/routes is one route; the names say the URL (flat routes). */
export default flatRoutes({ ignoredRouteFiles: process.env.NODE_ENV === 'production' ? [developmentOnly] : [] })
