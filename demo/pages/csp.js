// Counts what the page's policy had to stop, so that a person and a test can see that it is nothing.
(() => {
  const violations = [];
  window.policyViolations = violations;

  function show() {
    const output = document.querySelector('#violations');
    if (!output || violations.length === 0) return;
    const last = violations.at(-1);
    output.textContent = `Policy: ${violations.length} stopped, last by ${last.directive} (${last.blocked}).`;
  }

  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) => {
    violations.push({ directive: effectiveDirective, blocked: blockedURI, source: `${sourceFile}:${lineNumber}` });
    show();
  });
  document.addEventListener('DOMContentLoaded', show);
})();
