/** As much of it as we use; its own types are of older packages than ours. */
declare module 'telegram-test-api' {
  interface Said {
    readonly chat_id: number | string;
    readonly text: string;
    readonly reply_markup?: string | { readonly inline_keyboard: readonly (readonly Button[])[] };
  }
  interface Button {
    readonly text: string;
    readonly callback_data: string;
  }
  interface Client {
    makeMessage(text: string): object;
    makeCommand(text: string): object;
    makeCallbackQuery(data: string, more?: object): object;
    sendMessage(message: object): Promise<unknown>;
    sendCommand(message: object): Promise<unknown>;
    sendCallback(query: object): Promise<unknown>;
  }
  // biome-ignore lint/style/noDefaultExport: it is theirs.
  export default class TelegramServer {
    readonly config: { readonly apiURL: string };
    readonly storage: {
      readonly botMessages: readonly { readonly message: Said; readonly messageId: number }[];
    };
    constructor(config: { readonly port: number });
    start(): Promise<void>;
    stop(): Promise<boolean>;
    waitBotMessage(): Promise<void>;
    getClient(token: string, who: { readonly chatId: number; readonly userId: number }): Client;
  }
}
