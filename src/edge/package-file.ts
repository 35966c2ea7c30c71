/** Stands in for `platform/package-file.ts` in workerd: files of packages lie in the bundle. */
export function packageFile(path: string): string {
  return `/bundle/node_modules/${path}`;
}
