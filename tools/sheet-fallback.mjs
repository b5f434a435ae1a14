// A plugin for the bundler: tells Lit that the browser can adopt style sheets, so that what it would do without falls out of
// the files. Every browser that reads our classes can, and the elements adopt sheets of their own. Spaces keep the length,
// so the source maps stay true as they are.
const FILE = /@lit\/reactive-element\/css-tag\.js$/;
const QUESTION =
  't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype';

export function withoutSheetFallback() {
  return {
    name: 'without-sheet-fallback',
    transform(code, id) {
      if (!FILE.test(id)) return null;
      if (!code.includes(QUESTION)) this.error('Lit asks for adopted style sheets in other words now.');
      return { code: code.replace(QUESTION, '!0'.padEnd(QUESTION.length)), map: null };
    },
  };
}
