import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import type { TextAnchor } from './anchor';
import { flatten } from './flat';
import { makeAnchor, type Range } from './make';
import { byIdentity, byWords, resolve, type Scene, sceneOf } from './resolve';
import { findQuote } from './search';
import { type Change, meet } from './spans';

export interface AnchoredThread {
  id: string;
  anchor: TextAnchor;
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
    for (const { id, anchor } of threads) {
      const given = JSON.stringify(anchor);
      const old = before.get(id);
      const range = had.get(id);
      if (old && (old.given === given || (old.healing && byIdentity(old.anchor, scene).range))) {
        this.kept.set(id, { ...old, given });
        if (range) ranges.set(id, range);
        continue;
      }
      const former = old ? [old.anchor, ...old.former].slice(0, remembered) : [];
      const kept: Kept = { anchor, given, former, healing: null };
      this.kept.set(id, kept);
      const found = this.find(kept, scene);
      if (found) ranges.set(id, found);
      else if (!old) this.mark(kept, 'gone');
    }
    return ranges;
  }

  /** After this editor's own transaction, before Yjs has heard of it. */
  moved(had: Ranges, { mapping, touched }: Change, doc: Node): Ranges {
    const ranges = new Map<string, Range>();
    for (const [id, range] of had) {
      const from = mapping.map(range.from, 1);
      const to = mapping.map(range.to, -1);
      if (from < to) ranges.set(id, from === range.from && to === range.to ? range : { from, to });
    }
    if (ranges.size < this.kept.size) this.pasted(ranges, touched, doc);
    return ranges;
  }

  /** What was cut may have just been put in again. */
  private pasted(ranges: Map<string, Range>, touched: readonly Range[], doc: Node) {
    const flat = flatten(doc);
    for (const span of touched) {
      const start = flat.offsetOf(span.from);
      const text = flat.text.slice(start, flat.offsetOf(span.to));
      if (text.length < 3) continue;
      for (const [id, { anchor }] of this.kept) {
        if (ranges.has(id) || anchor.kind !== 'text') continue;
        const quote = anchor.quote.replaceAll('\n', '');
        if (quote.length < 3 || !text.includes(quote)) continue;
        const found = findQuote(text, { ...anchor, quote });
        if (!found) continue;
        ranges.set(id, {
          from: flat.before(start + found.start),
          to: flat.after(start + found.end),
        });
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
      const now = byIdentity(kept.anchor, scene).range;
      if (now && now.from === range.from && now.to === range.to) {
        if (kept.healing === null || kept.healing === 'gone') this.mark(kept, 'words');
      } else this.renew(kept, doc, range, 'moved');
    }
    for (const [id, kept] of this.kept) if (!ranges.has(id)) this.mark(kept, 'gone');
  }

  /** After a change that came from outside this editor. */
  looked(had: Ranges, { mapping, touched }: Change, doc: Node): Ranges {
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
      const found = range ? this.find(kept, scene) : this.findAgain(kept, scene);
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
      const found = this.find(kept, scene);
      if (found) ranges.set(id, found);
    }
    return ranges.size > had.size ? ranges : had;
  }

  private find(kept: Kept, scene: Scene): Range | null {
    const certain = this.findAgain(kept, scene);
    if (certain) return certain;
    const found = byWords(kept.anchor, scene, byIdentity(kept.anchor, scene).expected);
    if (found) this.mark(kept, 'weak');
    return found && { from: found.from, to: found.to };
  }

  /** By identity alone, through the earlier anchors too. */
  private findAgain(kept: Kept, scene: Scene): Range | null {
    const { range } = byIdentity(kept.anchor, scene);
    if (range) {
      if (kept.healing === 'gone') kept.healing = 'weak';
      return range;
    }
    for (const anchor of kept.former) {
      const earlier = byIdentity(anchor, scene).range;
      if (!earlier) continue;
      kept.anchor = anchor;
      this.mark(kept, 'weak');
      return earlier;
    }
    return null;
  }

  private renew(kept: Kept, doc: Node, range: Range, why: Healing) {
    const { kind } = kept.anchor;
    const anchor = makeAnchor(doc, this.fragment, range, kind);
    if (!anchor) return;
    kept.former = [kept.anchor, ...kept.former].slice(0, remembered);
    kept.anchor = anchor;
    this.mark(kept, why);
  }

  private mark(kept: Kept, why: Healing) {
    if (this.heals) kept.healing = why;
  }

  /** What the server should hear, with fresh words; each is answered once. */
  healed(ranges: Ranges, doc: Node, which: (why: Healing) => boolean): Healed[] {
    const healed: Healed[] = [];
    for (const [id, kept] of this.kept) {
      if (!kept.healing || !which(kept.healing)) continue;
      kept.healing = null;
      const range = ranges.get(id);
      if (!range) {
        healed.push({ id, anchor: kept.anchor, state: 'orphaned' });
        continue;
      }
      const anchor = makeAnchor(doc, this.fragment, range, kept.anchor.kind);
      if (!anchor || JSON.stringify(anchor) === kept.given) continue;
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

export interface Healed {
  id: string;
  anchor: TextAnchor;
  state: 'placed' | 'orphaned';
}

/** Where an anchor is in a document nobody is editing here. */
export function placeIn(anchor: TextAnchor, doc: Node, fragment: Y.XmlFragment): Range | null {
  const found = resolve(anchor, sceneOf(doc, fragment));
  return found && { from: found.from, to: found.to };
}
