import { Agent, request } from 'node:http';
import { API_ROOT, TOKEN } from './common.js';

/** One call of the Bot API over a connection that is kept. */
export function createCall() {
  const { hostname: host, port } = new URL(API_ROOT);
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  return (method, params) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(params);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      const path = `/bot${TOKEN}/${method}`;
      const call = request({ host, port, path, method: 'POST', agent, headers }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()).result));
      });
      call.on('error', reject);
      call.end(body);
    });
}
