import { language } from './dom.js';

/** A reload of the server takes a second; only a longer silence is worth a word. */
const PATIENCE = 1500;
const AGAIN = 3000;

/** One stream for all chats. The browser reconnects by itself, saying the last line it had; where it gives up, we do. */
export function connect(on) {
  let last = '';
  let losing;
  let isLost = false;
  open();

  function open() {
    const source = new EventSource(`/simulator/events?lang=${language}&after=${encodeURIComponent(last)}`);
    const listen = (name, handle) =>
      source.addEventListener(name, (event) => {
        if (event.lastEventId) last = event.lastEventId;
        handle(event.data && JSON.parse(event.data));
      });
    listen('reset', on.reset);
    listen('line', on.line);
    listen('clock', on.clock);
    listen('ready', () => {
      clearTimeout(losing);
      losing = undefined;
      if (isLost) on.found();
      isLost = false;
      on.ready();
    });
    source.onerror = () => {
      if (losing === undefined) losing = setTimeout(lose, PATIENCE);
      if (source.readyState !== EventSource.CLOSED) return;
      source.close();
      setTimeout(open, AGAIN);
    };
  }

  function lose() {
    isLost = true;
    on.lost();
  }
}
