import type { Node } from '@tiptap/pm/model';
import type { Mapping } from '@tiptap/pm/transform';
import type * as Y from 'yjs';
import type { TextAnchor } from './anchor';
import { flatten, unbroken, wordsBetween } from './flat';
import { makeAnchor, type Range, wordsOf } from './make';
import {
  bestOf,
  byIdentity,
  byWords,
  type Hints,
  type Identity,
  resolve,
  type Scene,
  sceneOf,
} from './resolve';
import { type Change, meet } from './spans';

export interface AnchoredThread {
  id: string;
  anchor: TextAnchor;
  /** The server says that its words are gone. */
  lost?: boolean;
}

/** Why the server should hear of an anchor: what it knows leads nowhere, or says old words. */
export type Healing = 'moved' | 'words' | 'weak' | 'gone';

interface Kept {
  /** The newest that is known: from the server, or from what was seen here. */
  anchor: TextAnchor;
  /** The server's words, to see what is news. */
  given: string;
  /** Earlier ones: undo brings back characters that these still name. */
  former: TextAnchor[];
  healing: Healing | null;
}

/** So many earlier anchors are kept for undo. */
const remembered = 4;

export type Ranges = ReadonlyMap<string, Range>;

/**
 * Where each thread's words are, through every change of one editor. Positions
 * go through the editor's own transactions; when those made new elements in the
 * Yjs document (a paragraph that became a heading), the anchors are made anew,
 * and `healing` says so. After others' changes they are looked up again.
 */
export class AnchorKeeper {
  private kept = new Map<string, Kept>();
  /** What this editor took out last, and which anchors were in it. */
  private cut: readonly Cut[] = [];

  constructor(
    private readonly fragment: Y.XmlFragment,
    /** Readers only look. */
    private readonly heals: boolean,
  ) {}

  /** Takes in what the server has; answers where it is. */
  take(threads: readonly AnchoredThread[], doc: Node, had: Ranges): Ranges {
    const scene = sceneOf(doc, this.fragment);
    const ranges = new Map<string, Range>();
    const before = this.kept;
    this.kept = new Map();
    for (const { id, anchor, lost } of threads) {
      const given = JSON.stringify(anchor);
      const old = before.get(id);
      const range = had.get(id);
      if (old && (old.given === given || (old.healing && byIdentity(old.anchor, scene).sure))) {
        this.kept.set(id, { ...old, given });
        if (range) ranges.set(id, range);
        continue;
      }
      const former = old ? [old.anchor, ...old.former].slice(0, remembered) : [];
      const kept: Kept = { anchor, given, former, healing: null };
      this.kept.set(id, kept);
      const found = this.find(kept, scene, { lost });
      if (found) ranges.set(id, found);
      else if (!old) this.mark(kept, 'gone');
    }
    return ranges;
  }

  /** After this editor's own transaction, before Yjs has heard of it. */
  moved(had: Ranges, { mapping, inserted }: Change, doc: Node, before: Node): Ranges {
    const ranges = new Map<string, Range>();
    for (const [id, range] of had) {
      const from = mapping.map(range.from, 1);
      const to = mapping.map(range.to, -1);
      if (from < to) ranges.set(id, from === range.from && to === range.to ? range : { from, to });
    }
    const cut = cutOut(before, mapping, had);
    if (cut.length > 0) this.cut = cut;
    if (this.cut.length > 0) this.pasted(ranges, inserted, doc);
    return ranges;
  }

  /** What was cut may have just been put in again. */
  private pasted(ranges: Map<string, Range>, inserted: readonly Range[], doc: Node) {
    const flat = flatten(doc);
    for (const span of inserted) {
      const start = flat.offsetOf(span.from);
      const text = flat.text.slice(start, flat.offsetOf(span.to));
      for (const { words, places } of this.cut) {
        const at = text.indexOf(words);
        // Put in twice at once: which of the two would be a guess.
        if (at < 0 || text.indexOf(words, at + 1) >= 0) continue;
        for (const [id, place] of places) {
          const left = ranges.get(id);
          if (!this.kept.has(id) || (left && left.to - left.from > place.end - place.start))
            continue;
          const first = start + at + place.start;
          const last = start + at + place.end;
          ranges.set(id, { from: flat.before(first), to: flat.after(last) });
        }
      }
    }
  }

  /** When Yjs has taken in this editor's transaction: anchors that lead elsewhere now are made anew. */
  settled(ranges: Ranges, touched: readonly Range[], doc: Node) {
    let scene: Scene | null = null;
    for (const [id, range] of ranges) {
      const kept = this.kept.get(id);
      if (!kept || !touched.some((span) => meet(span, range))) continue;
      scene ??= sceneOf(doc, this.fragment);
      if (leadsTo(kept.anchor, range, scene)) {
        if (kept.healing === null || kept.healing === 'gone') this.mark(kept, 'words');
      } else this.renew(kept, doc, range, kept.healing === 'weak' ? 'weak' : 'moved');
    }
    for (const [id, kept] of this.kept) if (!ranges.has(id)) this.mark(kept, 'gone');
  }

  /** After a change that came from outside this editor. */
  looked(had: Ranges, { mapping, touched, inserted }: Change, doc: Node, before: Node): Ranges {
    const ranges = new Map<string, Range>();
    let scene: Scene | null = null;
    for (const [id, kept] of this.kept) {
      const range = had.get(id);
      const there = range && { from: mapping.map(range.from, 1), to: mapping.map(range.to, -1) };
      if (there && there.from < there.to && !touched.some((span) => meet(span, there))) {
        ranges.set(id, there);
        continue;
      }
      scene ??= sceneOf(doc, this.fragment);
      const found = range
        ? (this.findAgain(kept, scene) ??
          this.whole(kept, { before, range }, scene, { within: inserted[0] }, there) ??
          this.same(kept, { before, range }, { doc, range: there }) ??
          this.find(kept, scene, { within: inserted[0] }, asSeen(kept.anchor, before, range)))
        : this.findAgain(kept, scene);
      if (found) ranges.set(id, found);
      else this.mark(kept, 'gone');
    }
    return ranges;
  }

  /** Looks by words for what has no place; slow, so not on every key. */
  search(had: Ranges, doc: Node): Ranges {
    const lost = [...this.kept].filter(([id]) => !had.has(id));
    if (lost.length === 0) return had;
    const scene = sceneOf(doc, this.fragment);
    const ranges = new Map(had);
    for (const [id, kept] of lost) {
      const found = this.find(kept, scene, { lost: true });
      if (found) ranges.set(id, found);
    }
    return ranges.size > had.size ? ranges : had;
  }

  private find(kept: Kept, scene: Scene, hints: Hints, seen = kept.anchor): Range | null {
    const certain = this.findAgain(kept, scene);
    if (certain) return certain;
    const identity = byIdentity(kept.anchor, scene);
    const found =
      this.longer(kept, seen, scene, hints) ??
      this.exact(kept, seen, identity, scene, hints) ??
      bestOf(seen, identity, scene, hints);
    if (found) this.mark(kept, 'weak');
    return found && { from: found.from, to: found.to };
  }

  /** What had been cut away is there again, around what was left: a version was restored, or an undo. */
  private whole(
    kept: Kept,
    was: { before: Node; range: Range },
    scene: Scene,
    hints: Hints,
    left: Range | undefined,
  ): Range | null {
    if (!left || left.from >= left.to) return null;
    const found = this.longer(kept, asSeen(kept.anchor, was.before, was.range), scene, hints);
    if (!found || found.from > left.from || found.to < left.to) return null;
    this.mark(kept, 'weak');
    return found;
  }

  /** The same words at the same place may be other characters: joined paragraphs are written anew. */
  private same(
    kept: Kept,
    was: { before: Node; range: Range },
    now: { doc: Node; range: Range | undefined },
  ): Range | null {
    const { range } = now;
    if (!range || range.from >= range.to) return null;
    const words = ({ from, to }: Range, doc: Node) => unbroken(wordsBetween(doc, from, to));
    if (words(was.range, was.before) !== words(range, now.doc)) return null;
    this.mark(kept, 'weak');
    return range;
  }

  /** A restored version may hold again what had been cut away. */
  private longer({ anchor, former }: Kept, seen: TextAnchor, scene: Scene, hints: Hints) {
    for (const one of [anchor, ...former]) {
      if (one.quote.length <= seen.quote.length) continue;
      const found = byWords(one, scene, hints);
      if (found?.by === 'quote') return found;
    }
    return null;
  }

  /** Words it had once and that stand there exactly are better than what is only like the newest. */
  private exact(kept: Kept, seen: TextAnchor, identity: Identity, scene: Scene, hints: Hints) {
    if (identity.living !== undefined) return null;
    const { expected } = identity;
    for (const one of [seen, kept.anchor, ...kept.former]) {
      const found = byWords(one, scene, { ...hints, expected });
      if (found?.by === 'quote') return found;
    }
    return null;
  }

  /** By identity alone, through the earlier anchors too. */
  private findAgain(kept: Kept, scene: Scene): Range | null {
    const { range, sure } = byIdentity(kept.anchor, scene);
    if (range && sure) {
      if (kept.healing === 'gone') kept.healing = 'weak';
      return range;
    }
    for (const anchor of kept.former) {
      const earlier = byIdentity(anchor, scene);
      if (!earlier.range || !earlier.sure) continue;
      kept.anchor = anchor;
      this.mark(kept, 'weak');
      return earlier.range;
    }
    return null;
  }

  private renew(kept: Kept, doc: Node, range: Range, why: Healing) {
    const { kind } = kept.anchor;
    const anchor = makeAnchor(doc, this.fragment, range, kind);
    if (!anchor) return;
    this.remember(kept);
    kept.anchor = anchor;
    this.mark(kept, why);
  }

  private remember(kept: Kept) {
    kept.former = [kept.anchor, ...kept.former].slice(0, remembered);
  }

  private mark(kept: Kept, why: Healing) {
    if (this.heals) kept.healing = why;
  }

  /** What the server should hear, with fresh words; each is answered once. */
  healed(ranges: Ranges, doc: Node, which: (why: Healing) => boolean): Healed[] {
    const healed: Healed[] = [];
    let scene: Scene | null = null;
    for (const [id, kept] of this.kept) {
      if (!kept.healing || !which(kept.healing)) continue;
      kept.healing = null;
      const range = ranges.get(id);
      if (!range) {
        healed.push({ id, anchor: kept.anchor, state: 'orphaned' });
        continue;
      }
      scene ??= sceneOf(doc, this.fragment);
      const fresh = makeAnchor(doc, this.fragment, range, kept.anchor.kind);
      if (!fresh) continue;
      // Ends that still lead here stay: undo may bring back what was cut off beside them.
      const { start, end } = leadsTo(kept.anchor, range, scene) ? kept.anchor : fresh;
      const anchor = { ...fresh, start, end };
      if (JSON.stringify(anchor) === kept.given) continue;
      this.remember(kept);
      kept.anchor = anchor;
      healed.push({ id, anchor, state: 'placed' });
    }
    return healed;
  }

  /** There is something the server should hear. */
  waiting(which: (why: Healing) => boolean): boolean {
    for (const { healing } of this.kept.values()) if (healing && which(healing)) return true;
    return false;
  }

  /** The newest anchor known for a thread. */
  anchorOf(id: string): TextAnchor | undefined {
    return this.kept.get(id)?.anchor;
  }

  get size(): number {
    return this.kept.size;
  }
}

interface Cut {
  words: string;
  /** Offsets within the words. */
  places: [string, { start: number; end: number }][];
}

/** The stretches a transaction took out, with the anchors that went with them, wholly or for the most part. */
function cutOut(before: Node, mapping: Mapping, had: Ranges): Cut[] {
  const flat = flatten(before);
  const cuts: Cut[] = [];
  mapping.maps[0]?.forEach((from, to) => {
    const start = flat.offsetOf(from);
    const words = flat.text.slice(start, flat.offsetOf(to));
    if (words === '') return;
    const places: Cut['places'] = [];
    for (const [id, range] of had) {
      if (range.to <= from || range.from >= to) continue;
      const [first, last] = [flat.offsetOf(range.from), flat.offsetOf(range.to)];
      const place = {
        start: Math.max(0, first - start),
        end: Math.min(words.length, last - start),
      };
      if (place.end - place.start > (last - first) / 2) places.push([id, place]);
    }
    if (places.length > 0) cuts.push({ words, places });
  });
  return cuts;
}

function leadsTo(anchor: TextAnchor, { from, to }: Range, scene: Scene): boolean {
  const now = byIdentity(anchor, scene).range;
  return now !== null && now.from === from && now.to === to;
}

/** The anchor with the words as they stood here a moment ago: they may have changed since it was made. */
function asSeen(anchor: TextAnchor, doc: Node, range: Range): TextAnchor {
  return { ...anchor, ...wordsOf(doc, range) };
}

export interface Healed {
  id: string;
  anchor: TextAnchor;
  state: 'placed' | 'orphaned';
}

/** Where an anchor is in a document nobody is editing here. */
export function placeIn(
  { anchor, lost }: Omit<AnchoredThread, 'id'>,
  doc: Node,
  fragment: Y.XmlFragment,
): Range | null {
  const found = resolve(anchor, sceneOf(doc, fragment), { lost });
  return found && { from: found.from, to: found.to };
}
