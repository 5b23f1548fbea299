import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { contentRoot } from '../schema';
import type { TextAnchor } from './anchor';
import { flatten } from './flat';
import type { Healed, Healing } from './keeper';
import { placeIn } from './keeper';
import { makeAnchor, type Range } from './make';
import {
  type Act,
  copyOf,
  Desk,
  docOf,
  exchange,
  perform,
  restore,
  rewrite,
  startUpdate,
  textOf,
  withParagraph,
} from './worlds';

// For tests: random sessions of two people who edit the same text at once, with
// comments in it, and an oracle that knows where each commented character is. The
// oracle is a twin of everything: the same acts at the same positions, in which
// every character ever typed is another one. Who looks for a character there needs
// no anchor. Real words repeat; the twin's never do.

/**
 * exact: from its first living character to its last; near: most of them and little
 * else; torn: they stand in several places now, and one is shown; short: less than
 * half of them, and nothing else; faded: little was left and is not shown; ghost:
 * nothing was left, and something is shown.
 */
export type Outcome =
  | 'exact'
  | 'near'
  | 'torn'
  | 'short'
  | 'orphan'
  | 'wrong'
  | 'lost'
  | 'ghost'
  | 'faded';

export interface Result {
  outcomes: Outcome[];
  /** The twin ended with another text: it knows nothing then. */
  diverged: boolean;
  log: string[];
}

/** A small generator of numbers, so that a seed names a session. */
export function randomOf(seed: number): (below: number) => number {
  let state = (seed * 2654435761) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return Math.floor((((x ^ (x >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const vocabulary =
  'vi vil at alle kommuner og borgere skal have et fælles mål for sundhed i regionen ældre unge det gode liv sammen med pårørende råd hjem støtte plan'.split(
    ' ',
  );

type Random = (below: number) => number;

function sentence(random: Random, words: number): string {
  return Array.from({ length: words }, () => vocabulary[random(vocabulary.length)]).join(' ');
}

/** Real characters and their twins. */
class Letters {
  private next = 0x4e00;
  readonly real = new Map<string, string>();

  twinOf(text: string): string {
    return [...text]
      .map((letter) => {
        const twin = String.fromCharCode(this.next++);
        if (this.next === 0xd800) this.next = 0xe000;
        this.real.set(twin, letter);
        return twin;
      })
      .join('');
  }

  realOf(text: string): string {
    return [...text].map((twin) => this.real.get(twin) ?? twin).join('');
  }
}

interface Comment {
  id: string;
  /** Twins of the characters it is about. */
  about: Set<string>;
  /** Twins of all others that were there then. */
  others: Set<string>;
}

interface Known {
  anchor: TextAnchor;
  lost: boolean;
  /** Of the anchor: a new one must follow from the one that stands. */
  seq: number;
}

/** Two people, their twins, and what the server knows. */
class Session {
  readonly letters = new Letters();
  readonly real: Desk[];
  readonly twin: Desk[];
  readonly comments: Comment[] = [];
  readonly stored = new Map<string, Known>();
  /** What each page has of it: others' new anchors are no news. */
  private readonly heard = [new Map<string, Known>(), new Map<string, Known>()];
  private readonly machine: { real: Y.Doc; twin: Y.Doc };
  private readonly versions: { real: Node; twin: Node }[] = [];
  private offline = false;
  readonly log: string[] = [];

  constructor(readonly random: Random) {
    const paragraphs = Array.from({ length: 5 + random(9) }, () =>
      sentence(random, 3 + random(16)),
    );
    const start = startUpdate(docOf(paragraphs));
    const twinStart = startUpdate(docOf(paragraphs.map((one) => this.letters.twinOf(one))));
    const pair = (update: Uint8Array) => [11, 12].map((client) => new Desk(copyOf(update, client)));
    this.real = pair(start);
    this.twin = pair(twinStart);
    this.machine = { real: copyOf(start, 13), twin: copyOf(twinStart, 13) };
    this.exchange();
    this.keepVersion();
  }

  private exchange() {
    exchange([this.machine.real, ...this.real.map(({ ydoc }) => ydoc)]);
    exchange([this.machine.twin, ...this.twin.map(({ ydoc }) => ydoc)]);
  }

  private keepVersion() {
    this.versions.push({ real: textOf(this.machine.real), twin: textOf(this.machine.twin) });
  }

  comment() {
    const { random } = this;
    this.settle();
    const [desk, twin] = [this.real[0], this.twin[0]] as [Desk, Desk];
    const flat = flatten(desk.doc);
    const start = random(Math.max(1, flat.text.length - 4));
    const end = Math.min(flat.text.length, start + 3 + random(random(4) === 0 ? 150 : 40));
    const range = { from: flat.before(start), to: flat.after(end) };
    const anchor = start < end && makeAnchor(desk.doc, desk.fragment, range);
    if (!anchor) return;
    const twins = flatten(twin.doc).text;
    const id = `c${this.comments.length}`;
    const about = new Set(twins.slice(start, end));
    this.comments.push({ id, about, others: new Set([...twins].filter((one) => !about.has(one))) });
    const known = { anchor, lost: false, seq: 0 };
    this.stored.set(id, known);
    for (const heard of this.heard) heard.set(id, known);
    this.log.push(`${id} at ${range.from}-${range.to} "${anchor.quote}"`);
    this.tell();
  }

  private tell() {
    this.real.forEach((desk, who) => {
      const known = this.heard[who] as Map<string, Known>;
      desk.take([...known].map(([id, { anchor, lost }]) => ({ id, anchor, lost })));
    });
  }

  /** Everyone is online, has what the others have, and healing has been sent. */
  settle() {
    this.offline = false;
    this.exchange();
    this.quiet();
  }

  /** Nobody has typed for a while. */
  private quiet() {
    this.send((why) => why === 'moved');
    for (const desk of this.real) desk.search();
    this.send(() => true);
  }

  /** As useHealing does, and as the server answers: who comes first is right. */
  private send(which: (why: Healing) => boolean) {
    this.real.forEach((desk, who) => {
      const heard = this.heard[who] as Map<string, Known>;
      for (const healed of desk.anchors.keeper.healed(desk.ranges(), desk.doc, which)) {
        const stands = this.heal(healed, heard.get(healed.id)?.seq ?? 0);
        heard.set(healed.id, stands);
      }
    });
    this.tell();
  }

  private heal({ id, anchor, state }: Healed, follows: number): Known {
    const stands = this.stored.get(id) as Known;
    if (stands.seq !== follows) return stands;
    const known = { anchor, lost: state === 'orphaned', seq: follows + 1 };
    this.stored.set(id, known);
    if (known.lost !== stands.lost) for (const heard of this.heard) heard.set(id, known);
    return known;
  }

  step() {
    const { random } = this;
    const chance = random(100);
    if (chance < 3) return this.byMachine();
    if (chance < 8) {
      this.offline = !this.offline;
      this.log.push(this.offline ? 'offline' : 'online');
    } else {
      const who = random(2);
      const act = someAct(random, (this.real[who] as Desk).doc);
      if (act) this.perform(who, act);
    }
    if (!this.offline) this.exchange();
    if (!this.offline && random(2) === 0) this.send((why) => why === 'moved');
    if (!this.offline && random(4) === 0) this.quiet();
    if (random(6) === 0 && !this.offline) this.keepVersion();
  }

  private perform(who: number, act: Act) {
    const length = 'length' in act ? act.length : 0;
    const words = length > 0 ? sentence(this.random, Math.ceil(length / 5)).slice(0, length) : '';
    this.log.push(`${who}: ${JSON.stringify(act)} ${words}`);
    const [real, twin] = [this.real[who], this.twin[who]] as [Desk, Desk];
    perform(real, act, words);
    perform(twin, act, this.letters.twinOf(words));
    real.endStep();
    twin.endStep();
  }

  /** A program, an import, or somebody who restores a version. */
  private byMachine() {
    this.offline = false;
    this.exchange();
    const version = this.versions[this.random(this.versions.length)];
    if (this.random(3) === 0 && version) {
      this.log.push('a version is restored');
      restore(this.machine.real, version.real);
      restore(this.machine.twin, version.twin);
    } else {
      const words = sentence(this.random, 4);
      const index = this.random(6);
      this.log.push(`a program adds a paragraph at ${index}`);
      rewrite(this.machine.real, (doc) => withParagraph(doc, index, words));
      const twins = this.letters.twinOf(words);
      rewrite(this.machine.twin, (doc) => withParagraph(doc, index, twins));
    }
    this.exchange();
  }

  /** What somebody sees who opens the text now and knows only the server's anchors. */
  judge(): Result {
    const ydoc = this.machine.real;
    const doc = textOf(ydoc);
    const twins = flatten(textOf(this.machine.twin)).text;
    const flat = flatten(doc);
    const diverged = this.letters.realOf(twins) !== flat.text;
    const outcomes = this.comments.map((comment) => {
      const known = this.stored.get(comment.id) as Known;
      const range = placeIn(known, doc, ydoc.getXmlFragment(contentRoot));
      return judge(comment, twins, range && spanIn(flat, range));
    });
    return { outcomes, diverged, log: this.log };
  }

  close() {
    for (const desk of [...this.real, ...this.twin]) desk.close();
  }
}

const spanIn = (flat: ReturnType<typeof flatten>, { from, to }: Range) => ({
  start: flat.offsetOf(from),
  end: flat.offsetOf(to),
});

function judge(
  { about, others }: Comment,
  twins: string,
  span: { start: number; end: number } | null,
): Outcome {
  const alive = [...twins].flatMap((twin, offset) => (about.has(twin) ? [offset] : []));
  if (alive.length === 0) return span ? 'ghost' : 'orphan';
  const shown = span ? [...twins.slice(span.start, span.end)] : [];
  const own = shown.filter((twin) => about.has(twin)).length;
  const foreign = shown.filter((twin) => others.has(twin)).length;
  if (span && span.start === alive[0] && span.end === (alive.at(-1) ?? 0) + 1) return 'exact';
  if (span && own >= alive.length / 2 && foreign <= shown.length / 2) return 'near';
  const hull = [...twins.slice(alive[0], (alive.at(-1) ?? 0) + 1)];
  const torn = hull.filter((twin) => others.has(twin)).length > hull.length / 4;
  const ownOnly = own > 0 && foreign <= shown.length / 4;
  if (torn && ownOnly) return 'torn';
  // Of little that is left it is no fault to lose it.
  if (alive.length < about.size / 2) return span && own === 0 ? 'wrong' : 'faded';
  if (ownOnly) return 'short';
  return span ? 'wrong' : 'lost';
}

function someAct(random: Random, doc: Node): Act | null {
  const flat = flatten(doc);
  if (flat.text.length === 0) return { do: 'type', from: 1, to: 1, length: 12 };
  const start = random(flat.text.length);
  const at = flat.before(start);
  const end = Math.min(flat.text.length, start + 1 + random(random(5) === 0 ? 80 : 14));
  const range = { from: at, to: flat.after(end) };
  const chance = random(100);
  if (chance < 34) return { do: 'type', from: at, to: at, length: 1 + random(12) };
  if (chance < 39) return { do: 'replace', ...range, length: 1 + random(10) };
  if (chance < 51) return { do: 'delete', ...range };
  if (chance < 58) return { do: 'bold', ...range };
  if (chance < 67) return { do: 'heading', from: at, to: at, level: random(4) };
  if (chance < 73) return { do: 'split', from: at, to: at };
  if (chance < 79) return joinNear(doc, at);
  if (chance < 83) return { do: 'list', ...range };
  if (chance < 85) return { do: 'quote', from: at, to: at };
  if (chance < 87) return { do: 'lift', from: at, to: at };
  if (chance < 93) return { do: 'move', ...range, target: flat.before(random(flat.text.length)) };
  return { do: chance < 98 ? 'undo' : 'redo' };
}

function joinNear(doc: Node, at: number): Act | null {
  const $at = doc.resolve(at);
  const boundary = $at.depth > 0 ? $at.before($at.depth) : 0;
  return boundary > 0 ? { do: 'join', from: boundary, to: boundary } : null;
}

/** One session from beginning to end. */
export function runSession(seed: number, acts = 40): Result {
  const random = randomOf(seed);
  const session = new Session(random);
  try {
    const comments = 5 + random(6);
    for (let made = 0; made < comments; made++) session.comment();
    for (let done = 0; done < acts; done++) session.step();
    session.settle();
    return session.judge();
  } finally {
    session.close();
  }
}
