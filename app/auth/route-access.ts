export type RouteAccess = 'public'
