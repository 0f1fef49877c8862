// Prepares what a command needs (packages, browsers, tools) and then runs it. Plain JavaScript
// without dependencies, since it runs before `npm ci`.
//
//   node scripts/setup.mjs <command> [arguments…]

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { asksForHelp, commands, requirementsOf, usageOf } from './setup/commands.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { provide } from './setup/provide.mjs';

const NOT_READY = 2;
/** As in package.json. */
const MIN_NODE = [20, 19];

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(NOT_READY);
}

const [name = '', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  fail(`Usage: node scripts/setup.mjs <${Object.keys(commands).join('|')}> [arguments…]`);
}
if (command.usage !== undefined && asksForHelp(args)) {
  process.stdout.write(`${usageOf(command.usage)}\n`);
  process.exit();
}

const { node } = process.versions;
const [major, minor] = node.split('.').map(Number);
if (major < MIN_NODE[0] || (major === MIN_NODE[0] && minor < MIN_NODE[1])) {
  fail(`Kintime needs Node ${MIN_NODE.join('.')} or newer; this is Node ${node}.`);
}

const failure = installDependencies();
if (failure !== undefined) fail(failure);

const { missing, env } = provide(requirementsOf(name, args));
if (missing.length > 0) {
  fail(
    ['', `Not ready for "${name}" yet:`, ...missing.map((line) => `  - ${line}`), ''].join('\n'),
  );
}

const child = spawn(process.execPath, [...command.run, ...args], {
  cwd: fileURLToPath(new URL('../', import.meta.url)),
  env: { ...process.env, ...env },
  stdio: 'inherit',
});
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGINT', () => {
  // A terminal sends Ctrl-C to all processes itself; a second one would cut the clean-up short.
  if (!process.stdin.isTTY) child.kill('SIGINT');
});
child.once('error', (error) => fail(error.message));
child.once('exit', (code, signal) => {
  process.exitCode = code ?? 128 + constants.signals[signal ?? 'SIGTERM'];
});
