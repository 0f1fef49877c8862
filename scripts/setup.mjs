// The door of every command that needs more than Node: it makes ready what the
// command needs and then runs it. Plain JavaScript on Node's own modules,
// because it runs before anything is installed.
//
//   node scripts/setup.mjs <command> [arguments…]

import { commands, needsOf } from './setup/commands.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { nodeProblem } from './setup/node-version.mjs';
import { provide } from './setup/provide.mjs';
import { run } from './setup/run.mjs';
import { asksForHelp, usageOf } from './setup/usage.mjs';

const unready = 2;

/** @param {string} message */
function giveUp(message) {
  process.stderr.write(`${message}\n`);
  process.exit(unready);
}

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  giveUp(`Usage: node scripts/setup.mjs <${Object.keys(commands).join('|')}> [arguments…]`);
}

// Nothing is installed for a look at the usage.
if (asksForHelp(args)) {
  process.stdout.write(`${usageOf(command.usage)}\n`);
  process.exit();
}

const problem = nodeProblem(process.versions.node);
if (problem !== undefined) giveUp(problem);

const failure = installDependencies();
if (failure !== undefined) giveUp(failure);

const { missing, env } = provide(needsOf(name, args));
if (missing.length > 0) {
  giveUp(
    ['', `Not ready for "${name}" yet:`, ...missing.map((line) => `  - ${line}`), ''].join('\n'),
  );
}

process.exitCode = await run(command.script, [...command.args, ...args], env);
