/** The pages of the office: server-rendered, with small islands of client code. */
export { type Asset, type AssetName, type Assets, ASSETS_PATH, buildAssets } from './assets.ts';
export { ApiDocsPage, type ApiDocument } from './pages/api-docs.tsx';
export type { SystemFacts } from './pages/system.tsx';
export { errorPage, webRoutes } from './routes.tsx';
export { plainShell, shellOf, type WebRoutesDeps } from './routes/context.ts';
