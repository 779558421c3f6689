/** The names of this machine itself, which lead nowhere for anybody else. */
export const isLoopback = (host: string): boolean =>
  ['127.0.0.1', '::1', '[::1]', 'localhost'].includes(host);
