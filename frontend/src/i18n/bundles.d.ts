// Made by i18n-bundles.ts at build.
declare module 'virtual:texts' {
  type Texts = Record<string, Record<string, unknown>>;
  /** "da/frame" → how to load it. */
  const loaders: Record<string, () => Promise<{ default: Texts }>>;
  export default loaders;
  /** Which namespaces travel with something else than the frame. */
  export const bundleOf: Record<string, string>;
}
