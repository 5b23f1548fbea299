// Why the server ends a connection, and what this tab does about it. The same
// numbers and names stand in the server's catalogue, collab/closecodes.go; a
// test compares them.

export const closeCodes = {
  normal: 1000,
  frameTooBig: 1009,
  restarting: 1012,
  tryLater: 1013,
  signedOut: 4401,
  noRight: 4403,
  tooSlow: 4408,
  tooLarge: 4413,
  invalid: 4422,
  outdated: 4426,
} as const;

/** The server's names, with which it closes one document and leaves the socket open. */
export const closeNames: Record<string, number> = {
  bye: closeCodes.normal,
  restarting: closeCodes.restarting,
  'try later': closeCodes.tryLater,
  'signed out': closeCodes.signedOut,
  'no access': closeCodes.noRight,
  'too slow': closeCodes.tooSlow,
  'too large': closeCodes.tooLarge,
  invalid: closeCodes.invalid,
  outdated: closeCodes.outdated,
};

/** What stays refused until a person does something. */
export type Refusal =
  | 'signed-out'
  | 'no-right'
  | 'too-large'
  | 'invalid'
  | 'not-accepted'
  | 'outdated';

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
      // 4403 and 4426 too: rooms ask again one by one, and only the one that is
      // refused is told so; the others need nothing but a new handshake.
      return { do: 'reconnect' };
  }
}
