// Why the server ends a connection, and what this tab does about it. The same
// numbers stand in the server's catalogue of close codes.

export const closeCodes = {
  restarting: 1012,
  frameTooBig: 1009,
  signedOut: 4401,
  noRight: 4403,
  tooSlow: 4408,
  tooLarge: 4413,
  invalid: 4422,
} as const;

/** What stays refused until a person does something. */
export type Refusal = 'signed-out' | 'no-right' | 'too-large' | 'invalid' | 'not-accepted';

export type CloseAction =
  /** Connect again, soon; the handshake brings both sides together. */
  | { do: 'reconnect' }
  /** The whole tab is signed out. */
  | { do: 'stop'; refusal: 'signed-out' }
  /** Sending the same again would end the same way: hold the documents with unsent changes. */
  | { do: 'hold'; refusal: 'too-large' | 'invalid' };

export function actionFor(code: number): CloseAction {
  switch (code) {
    case closeCodes.signedOut:
      return { do: 'stop', refusal: 'signed-out' };
    case closeCodes.tooLarge:
    case closeCodes.frameTooBig:
      return { do: 'hold', refusal: 'too-large' };
    case closeCodes.invalid:
      return { do: 'hold', refusal: 'invalid' };
    default:
      // 4403 too: rooms ask again one by one, and only the one that lost its
      // right is told so; 4408 and 1012 need nothing but a new handshake.
      return { do: 'reconnect' };
  }
}
