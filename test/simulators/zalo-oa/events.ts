export type Kind =
  | 'follow'
  | 'unfollow'
  | { readonly name?: undefined; readonly text: string }
  | { readonly name: string; readonly attachments: readonly object[]; readonly text?: string }
  | { readonly info: object }
  /** What is entered in the form, as some receive it. */
  | { readonly submitted: string };

interface Made {
  readonly id: string;
  readonly at: number;
  readonly oaId: string;
  readonly appId: string;
  readonly person: string;
  /** Where it is said, if in a group. */
  readonly group?: string;
  readonly kind: Kind;
}

/** What a person does, as the webhook tells it. */
export function toEvent({ id, at, oaId, appId, person, group, kind }: Made): object {
  const common = { app_id: appId, user_id_by_app: `app-${person}`, timestamp: String(at) };
  if (kind === 'follow' || kind === 'unfollow') {
    return { oa_id: oaId, follower: { id: person }, event_name: kind, source: 'oa_profile', ...common };
  }
  const between = { ...common, sender: { id: person }, recipient: { id: oaId } };
  if ('info' in kind) return { ...between, event_name: 'user_submit_info', info: kind.info };
  if ('submitted' in kind) {
    return { ...between, event_name: 'user_submit_info', message: { msg_id: id, text: kind.submitted } };
  }
  const { name = 'user_send_text', ...message } = kind;
  if (group !== undefined) {
    const event_name = name.replace('user_send_', 'user_send_group_');
    return {
      ...between,
      recipient: { id: group },
      oa_id: oaId,
      event_name,
      message: { msg_id: id, ...message },
    };
  }
  return { ...between, event_name: name, message: { msg_id: id, ...message } };
}
