// Runs npm scripts beside each other, prints what each said when it ends, and fails when one of them fails.
// With LINT_SKIP=true the script lint is left out.
import { spawn } from 'node:child_process';

/** Whether the script ended well. */
function run(script) {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', script], { shell: process.platform === 'win32' });
    const said = [];
    child.stdout.on('data', (part) => said.push(part));
    child.stderr.on('data', (part) => said.push(part));
    child.on('error', (error) => said.push(Buffer.from(`${error}\n`)));
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      if (code !== 0) console.error(`npm run ${script} failed`);
      resolve(code === 0);
    });
  });
}

const scripts = process.argv
  .slice(2)
  .filter((script) => script !== 'lint' || process.env.LINT_SKIP !== 'true');
const ended = await Promise.all(scripts.map(run));
process.exitCode = ended.every(Boolean) ? 0 : 1;
