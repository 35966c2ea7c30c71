/** Made when the tests are bundled for workerd: each file by its path, loaded when it is asked for. */
declare module 'test-files' {
  export const files: Readonly<Record<string, () => Promise<unknown>>>;
}
