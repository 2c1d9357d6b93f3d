// What LiteRT's GPU delegate takes of TensorFlow Lite files, by LiteRT itself in headless Chromium:
// no GPU is needed, since SwiftShader computes what WebGPU asks for.
//
//   npm install @litertjs/core@2.5.3
//   node benchmarks/litert_gpu.mjs FILE.tflite...
//
// Run it where node_modules is. CHROMIUM is the browser's program, chromium if it is not set.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';

const files = process.argv.slice(2);
const modules = join(process.cwd(), 'node_modules');
for (const needed of [...files, join(modules, '@litertjs/core')]) {
  if (files.length === 0 || !existsSync(needed)) {
    console.error(files.length === 0 ? 'name .tflite files' : needed + ' is missing');
    process.exit(2);
  }
}
const types = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

const page = `<!doctype html><meta charset=utf-8>
<script type=importmap>
{"imports": {"@litertjs/wasm-utils": "/node_modules/@litertjs/wasm-utils/dist/index.js"}}
</script>
<script type=module>
const lines = [];
for (const kind of ['log', 'info', 'warn', 'error']) {
  console[kind] = (...words) => lines.push(words.join(' '));
}
const tell = (what) => fetch('/told', {method: 'POST', body: JSON.stringify(what)});
try {
  const {loadLiteRt, loadAndCompile} = await import('/node_modules/@litertjs/core/dist/index.js');
  await loadLiteRt('/node_modules/@litertjs/core/wasm/');
  for (let i = 0; i < ${files.length}; i++) {
    lines.length = 0;
    const model = await loadAndCompile('/file/' + i, {accelerator: 'webgpu'});
    await tell({file: i, whole: model.isFullyAccelerated, lines});
    model.delete();
  }
  await tell({done: true});
} catch (problem) {
  await tell({done: true, problem: String(problem), lines});
}
</script>`;

function print({ file, whole, lines }) {
  const told = lines.join('\n');
  const taken = /\d+ operations will run on the GPU.*/.exec(told);
  console.log(`${basename(files[file])}: ${whole ? 'everything on the GPU' : taken?.[0] ?? 'nothing'}`);
  const refused = told.split('not supported by GPU delegate:\n')[1] ?? '';
  refused.split('\n').filter((line) => /^[\w.]+: /.test(line) && !/^(INFO|ERROR|WARNING):/.test(line))
    .forEach((line) => console.log('  ' + line));
}

function answer(request, response) {
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
  const [, kind, ...rest] = request.url.split('/');
  if (kind === 'node_modules') {
    response.setHeader('Content-Type', types[extname(request.url)] ?? 'application/octet-stream');
    response.end(readFileSync(join(modules, ...rest)));
  } else if (kind === 'file') {
    response.end(readFileSync(files[Number(rest[0])]));
  } else {
    response.setHeader('Content-Type', 'text/html');
    response.end(page);
  }
}

const profile = mkdtempSync(join(tmpdir(), 'litert-gpu-'));
const server = createServer((request, response) => {
  if (request.method !== 'POST') {
    answer(request, response);
    return;
  }
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    response.end();
    const told = JSON.parse(body);
    if (!told.done) {
      print(told);
      return;
    }
    if (told.problem) {
      console.error([told.problem, ...told.lines].join('\n'));
      process.exitCode = 1;
    }
    browser.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
    browser.kill();
    server.close();
    server.closeAllConnections();
  });
});
let browser;
process.once('exit', () => browser?.kill());
server.listen(0, '127.0.0.1', () => {
  const flags = ['--headless=new', '--no-sandbox', '--enable-unsafe-webgpu'];
  flags.push('--use-webgpu-adapter=swiftshader', `--user-data-dir=${profile}`);
  flags.push(`http://127.0.0.1:${server.address().port}/`);
  browser = spawn(process.env.CHROMIUM ?? 'chromium', flags, { stdio: 'ignore' });
});
