import type { Outbound } from '../../core/message/outbound.ts';
import type { Channel, TemplateKind } from '../../ports/channel.ts';
import type { OutboxRow } from '../../ports/store.ts';

/** The last way in the key of a message that goes out as one that the platform has approved. */
export const TEMPLATE = 'template';

export const isByTemplate = ({ key }: Pick<OutboxRow, 'key'>): boolean => key.endsWith(`>${TEMPLATE}`);

/** What nobody has asked for and may cost the commune something. */
export const templateKind = ({ kind }: Pick<OutboxRow, 'kind'>): TemplateKind | undefined =>
  kind === 'reminder' || kind === 'notice' ? kind : undefined;

/** The same channel, saying everything as its template for this kind of message. */
export function byTemplate(channel: Channel, kind: TemplateKind): Channel {
  return {
    ...channel,
    send: (address, { text }, signal) => {
      if (channel.template === undefined) throw new Error(`${channel.name} has no templates`);
      return channel.template.send(kind, address, text, signal);
    },
  };
}

/** A template has neither buttons nor files nor a second page; it says how to go on by itself. */
export const asOnePage = ({ text }: Outbound): Outbound => ({ text, choices: [] });
