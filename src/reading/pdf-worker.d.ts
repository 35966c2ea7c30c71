/** Of use for what it does when it is loaded: pdf.js finds it then, and loads none itself. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
