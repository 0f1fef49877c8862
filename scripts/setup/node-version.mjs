const least = [20, 19];

/**
 * What is wrong with this version of Node, if anything.
 * @param {string} version
 * @returns {string | undefined}
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > least[0] || (major === least[0] && minor >= least[1]);
  return enough
    ? undefined
    : `Kintime needs Node ${least.join('.')} or newer; this is Node ${version}. Please install a newer one.`;
}
