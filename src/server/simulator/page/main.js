import { createChat } from './chat.js';
import { createClock } from './clock.js';
import { connect } from './connection.js';
import { byId, fill, language } from './dom.js';
import { createTabs } from './tabs.js';

const WIDE = '(min-width: 60em)';
/** A chat that hears something is framed for so long, so that a reminder is seen to arrive. */
const STIRRED = 2500;

fetch(`/simulator/state?lang=${language}`)
  .then((response) => {
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  })
  .then(begin)
  // The server is starting or gone; there is nothing on the page yet that could be lost.
  .catch(() => setTimeout(() => location.reload(), 3000));

function begin({ campaign, personas, clock, words }) {
  const place = [campaign.title, campaign.commune, campaign.unit].filter(Boolean).join(' · ');
  byId('campaign').textContent = place;
  byId('campaign-below').textContent = place;

  const chats = personas.map((persona) => createChat(persona, words));
  for (const chat of chats) byId('chats').append(chat.element);
  const tabs = createTabs(chats, words, matchMedia(WIDE));
  const clockView = createClock(clock, words, announce);
  let isReady = false;

  connect({
    reset() {
      isReady = false;
      for (const chat of chats) chat.clear();
    },
    line(line) {
      const chat = chats.find(({ persona }) => persona.id === line.persona);
      if (!chat) return;
      const isNew = chat.add(line, isReady) && isReady;
      if (!isNew || line.from !== 'bot') return;
      if (tabs.isHidden(chat)) {
        tabs.markNews(chat);
        announce(fill(words.news, { name: chat.persona.role }));
      } else if (!chat.isAnswer(line)) stir(chat.element);
    },
    clock: clockView.show,
    ready() {
      isReady = true;
      for (const chat of chats) chat.ready();
    },
    lost() {
      byId('banner').textContent = words.offline;
      byId('banner').hidden = false;
      announce(words.offline);
    },
    found() {
      byId('banner').hidden = true;
      announce(words.online);
    },
  });
}

/** Said by a screen reader when it has finished what it is saying. */
function announce(text) {
  byId('status').textContent = text;
}

function stir(element) {
  element.classList.add('stirred');
  clearTimeout(element.stirring);
  element.stirring = setTimeout(() => element.classList.remove('stirred'), STIRRED);
}
