// Runs before anything is installed and on whatever Node there is: old syntax, nothing imported.

/**
 * Whether a Node version such as "20.19.0" is new enough.
 * @param {string} version
 */
function isSupported(version) {
  var parts = version.split(".").map(Number);
  var major = parts[0] || 0;
  return major > 20 || (major === 20 && (parts[1] || 0) >= 19);
}

/** Ends the process with a clear message on a Node that is too old. */
export function requireNode() {
  if (isSupported(process.versions.node)) return;
  console.error(
    "Querschnitt needs Node.js 20.19 or later; this is " +
      process.versions.node +
      ".\nInstall a current version (https://nodejs.org/) and start again.",
  );
  process.exit(1);
}
