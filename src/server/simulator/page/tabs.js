import { byId, fill, make } from './dom.js';

/** On a narrow screen one chat at a time; on a wide one all of them, and no tabs. */
export function createTabs(chats, words, wide) {
  const tabs = chats.map((chat) =>
    make(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${chat.persona.id}`,
        className: `for-${chat.persona.id}`,
        'aria-controls': chat.element.id,
      },
      chat.persona.role,
    ),
  );
  let current = 0;

  tabs.forEach((tab, index) => {
    tab.addEventListener('click', () => select(index));
  });
  byId('tabs').addEventListener('keydown', (event) => {
    const last = tabs.length - 1;
    const to = {
      ArrowRight: current === last ? 0 : current + 1,
      ArrowLeft: current === 0 ? last : current - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    select(to);
    tabs[to].focus();
  });
  byId('tabs').append(...tabs);
  // addListener is what phones before 2020 know.
  wide.addListener(arrange);
  arrange();

  return {
    isHidden: (chat) => !wide.matches && chats[current] !== chat,
    markNews(chat) {
      const tab = tabs[chats.indexOf(chat)];
      tab.classList.add('news');
      tab.setAttribute('aria-label', fill(words.news, { name: chat.persona.role }));
    },
  };

  function select(index) {
    current = index;
    tabs[index].classList.remove('news');
    tabs[index].removeAttribute('aria-label');
    arrange();
    chats[index].show();
  }

  function arrange() {
    chats.forEach(({ element, persona }, index) => {
      const isCurrent = index === current;
      tabs[index].setAttribute('aria-selected', String(isCurrent));
      tabs[index].tabIndex = isCurrent ? 0 : -1;
      element.classList.toggle('shown', isCurrent);
      element.setAttribute('role', wide.matches ? 'region' : 'tabpanel');
      element.setAttribute('aria-label', persona.role);
    });
  }
}
