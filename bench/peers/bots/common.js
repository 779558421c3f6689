/** What every bot is told. They are plain JavaScript, written as the documents of their frameworks write them. */
export const TOKEN = process.env.BOT_TOKEN ?? '';
export const API_ROOT = process.env.API_ROOT ?? '';
export const PORT = Number(process.env.BOT_PORT);
/** Where the platform posts to, and with what it shows that it is the platform. */
export const HOOK = `http://127.0.0.1:${PORT}/hook`;
export const SECRET = 'made-up-secret';
export const ready = () => process.send?.('ready');

process.on('disconnect', () => process.exit(0));
