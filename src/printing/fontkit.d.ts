/** fontkit ships no types; `fonts.ts` gives it pdf-lib's. */
declare module 'fontkit';
