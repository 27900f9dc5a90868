import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { LRUCache } from 'lru-cache'

interface RouteNode {
  id: string
  path?: string
  index?: boolean
  caseSensitive?: boolean
  children?: RouteNode[]
}

/** Ids in an address never decide which route it leads to: none has a fixed segment of that shape. */
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi
/** A longer path is no address of ours, and nothing is remembered about it. */
const LONGEST_KEPT = 200
const KEPT_ADDRESSES = 2_000

/**
 * Gives for an address the build with only the routes on its way: layouts, page, nothing beside them. Remix flattens, ranks and compiles
 * all routes several times in every request, which with a hundred of them costs more than the page; with four it is nothing.
 *
 * @returns a function that gives the same object for every address of one way; the whole build where no route matches
 */
export function branchBuilds(build: ServerBuild): (url: URL) => ServerBuild {
  const tree = routeTree(build)
  const ways = new LRUCache<string, ServerBuild>({ max: KEPT_ADDRESSES })
  const builds = new Map<string, ServerBuild>()
  return ({ pathname }) => {
    const path = pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/')
    const shape = path.replace(UUID, '0')
    const known = ways.get(shape)
    if (known) return known
    const ids = (matchRoutes(tree as never, path) ?? []).map(({ route }) => (route as unknown as RouteNode).id)
    const key = ids.join('|')
    const way = ids.length === 0 ? build : (builds.get(key) ?? onlyRoutes(build, ids))
    builds.set(key, way)
    if (shape.length <= LONGEST_KEPT) ways.set(shape, way)
    return way
  }
}

function routeTree(build: ServerBuild): RouteNode[] {
  const nodes = new Map<string, RouteNode>()
  const top: RouteNode[] = []
  for (const route of Object.values(build.routes)) {
    if (!route) continue
    const { id, path, index, caseSensitive } = route
    nodes.set(id, { id, ...(path === undefined ? {} : { path }), ...(index ? { index } : {}), ...(caseSensitive ? { caseSensitive } : {}) })
  }
  for (const route of Object.values(build.routes)) {
    const node = route && nodes.get(route.id)
    if (!node) continue
    const parent = route.parentId === undefined ? undefined : nodes.get(route.parentId)
    if (parent) (parent.children ??= []).push(node)
    else top.push(node)
  }
  return top
}

function onlyRoutes(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const routes: ServerBuild['routes'] = {}
  for (const [id, route] of Object.entries(build.routes)) if (route && ids.includes(id)) routes[id] = route
  return { ...build, routes }
}
