/** Where a person is reached: a platform and the name it gives them. */
export interface Contact {
  readonly channel: string;
  readonly address: string;
}
