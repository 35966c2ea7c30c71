/** Of use for what it does when it is loaded: pdf.js finds it then, and loads none itself. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';

/** The same as `pdf.mjs`, in half the letters: each reader process takes them in anew. */
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist/legacy/build/pdf.mjs';
}
