import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from './median.ts';

/** What a file that somebody sends costs in memory: each size in processes of its own, in turns; medians. */
const SIZES = [1, 20, 50, 200];
const ROUNDS = 5;
const CHUNK = Buffer.alloc(64 * 1024, '%PDF-1.7 ');

const server = createServer(async (request, response) => {
  const size = Number(request.url?.slice(1));
  response.writeHead(200, { 'content-length': size });
  for (let given = 0; given < size; given += CHUNK.length)
    if (!response.write(CHUNK)) await once(response, 'drain');
  response.end();
});
server.listen(0);
await once(server, 'listening');
const url = `http://localhost:${(server.address() as AddressInfo).port}`;

interface Cost {
  readonly kilobytes: number;
  readonly cpu: number;
}

async function measure(megabytes: number, ...from: readonly string[]): Promise<Cost> {
  const script = join(import.meta.dirname, 'media-one.ts');
  const args = ['--max-semi-space-size=4', script, String(megabytes), ...from];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Cost;
}

const costs = SIZES.map((size) => ({ size, ours: [] as Cost[], fetched: [] as Cost[] }));
for (let round = 0; round < ROUNDS; round++) {
  for (const { size, ours, fetched } of costs) {
    ours.push(await measure(size));
    fetched.push(await measure(size, url));
  }
}
server.close();

const show = (of: readonly Cost[]): string =>
  `${(median(of.map(({ kilobytes }) => kilobytes)) / 1024).toFixed(1)} MB | ${Math.round(median(of.map(({ cpu }) => cpu)))} ms`;
console.log('| file | more memory | processor | fetched: more memory | processor |\n|--:|--:|--:|--:|--:|');
for (const { size, ours, fetched } of costs) console.log(`| ${size} MB | ${show(ours)} | ${show(fetched)} |`);
