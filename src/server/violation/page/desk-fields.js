import { setting, words } from './desk-call.js';

/** What a tip can hold, in the order in which it is read. */
export const FIELDS = ['act', 'what', 'when', 'where', 'plate', 'vehicle', 'colour', 'driver', 'more'];

export const actName = (content) => {
  const act = setting.acts.find(({ id }) => id === content.act);
  return act ? act.name : content.what || words['other-act'];
};

/** As people read it; `from` are the words of the page, or those of a paper. */
export function shown(content, name, from = words) {
  const value = content[name];
  if (name === 'act') return actName(content);
  if (name === 'vehicle' && value) return from[`vehicle-${value}`];
  return Array.isArray(value) ? value.join(', ') : value;
}
