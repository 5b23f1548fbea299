import type { Point, Relation } from '../model';
import type { SaidById } from '../said';
import type { Camera, Size } from './camera';
import { type Card, pointOn, type Shape, shapeBetween, shapeOfMarks } from './geometry';
import type { Look } from './look';
import { nameAt, type PlacedName, placeNames, spotsAround } from './names';
import {
  type DrawnLine,
  type DrawnMark,
  marksOnlyBelow,
  paintLines,
  paintLoose,
  paintMarks,
  paintNames,
} from './painting';
import { nearestLine } from './picking';
import { WordPlaces } from './words';

/** What is on the paper. Replaced as a whole when anything of it is another. */
export interface Scene {
  cards: ReadonlyMap<string, StageCard>;
  relations: readonly Relation[];
  lanes: ReadonlyMap<string, number>;
  /** The relation that is open. */
  chosen: string | null;
  /** Those of a chosen stakeholder stand out. */
  touching: string | null;
  /** What is being said about relations. */
  said: SaidById;
  /** Null: words would cover each other. */
  words: ((relation: Relation) => string) | null;
}

export interface StageCard extends Card {
  name: string;
  category: string | null;
  /** Pixels of its mark. */
  mark: number;
  chosen: boolean;
  faint: boolean;
  /** Somebody says something about it. */
  said: boolean;
}

/** Far away a mark is drawn at this share of its size in a card. */
const farMark = 0.62;

/**
 * Two canvases under the cards: lines (and, far away, marks) that rest, and those
 * that follow a hand. While somebody is dragged only the second is drawn anew, and
 * nothing is drawn while nothing moves. One paint per frame at most.
 */
export class Stage {
  private scene: Scene | null = null;
  private shapes = new Map<string, Shape>();
  private shapesFar: boolean | null = null;
  private words = new Map<string, Point | null>();
  private bubbles: Map<string, Point> | null = null;
  private names: { zoom: number; board: Size; all: ReadonlyMap<string, PlacedName> } | null = null;
  private places: WordPlaces | null = null;
  private held: { id: string; place: Point } | null = null;
  private loose: { from: string; to: Point } | null = null;
  private look: Look | null = null;
  private frame = 0;
  private stale = { resting: true, moving: true };
  private readonly stop: () => void;

  constructor(
    private readonly resting: HTMLCanvasElement,
    private readonly moving: HTMLCanvasElement,
    private readonly camera: Camera,
  ) {
    this.stop = camera.subscribe(() => this.wake('both'));
  }

  destroy() {
    this.stop();
    cancelAnimationFrame(this.frame);
  }

  setScene(scene: Scene) {
    const before = this.scene;
    this.scene = scene;
    if (!before || before.cards !== scene.cards || before.relations !== scene.relations)
      this.shapesFar = null;
    if (!before || before.cards !== scene.cards) this.names = null;
    this.words.clear();
    this.places = null;
    this.bubbles = null;
    this.wake('both');
  }

  setLook(look: Look) {
    this.look = look;
    this.wake('both');
  }

  /** Drawn at once: an empty canvas would be seen for a frame. */
  resized() {
    const { width, height } = this.camera.size;
    const dense = window.devicePixelRatio || 1;
    for (const canvas of [this.resting, this.moving]) {
      canvas.width = Math.round(width * dense);
      canvas.height = Math.round(height * dense);
    }
    this.stale = { resting: true, moving: true };
    this.paint();
  }

  /** Somebody under one's hand, and where it is on the paper; null: put down. */
  hold(held: { id: string; place: Point } | null) {
    const another = held?.id !== this.held?.id;
    this.held = held;
    this.wake(another ? 'both' : 'moving');
  }

  /** A line from somebody to one's hand. */
  pull(loose: { from: string; to: Point } | null) {
    this.loose = loose;
    this.wake('moving');
  }

  /** The line at a place on the paper. */
  lineAt(at: Point, reach: number): string | null {
    this.freshen();
    return nearestLine(this.shapes, at, reach);
  }

  /** Whose name is written at a place on the paper, where names stand beside marks. */
  nameAt(at: Point): string | null {
    const { scene } = this;
    const { zoom } = this.camera.now();
    return scene && zoom < marksOnlyBelow ? nameAt(this.allNames(scene).values(), at, zoom) : null;
  }

  private wake(what: 'moving' | 'both') {
    this.stale.moving = true;
    if (what === 'both') this.stale.resting = true;
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.paint());
  }

  // ---- drawing ------------------------------------------------------------------

  private paint() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { scene, look, camera } = this;
    if (!scene || !look || camera.size.width === 0) return;
    this.freshen();
    const { resting, moving } = this.stale;
    this.stale = { resting: false, moving: false };
    if (resting) this.paintOn(this.resting, scene, look, false);
    if (moving) this.paintOn(this.moving, scene, look, true);
  }

  private paintOn(canvas: HTMLCanvasElement, scene: Scene, look: Look, moving: boolean) {
    const context = canvas.getContext('2d');
    if (!context) return;
    const empty = moving && !this.held && !this.loose;
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (!empty || canvas.dataset.empty !== 'true')
      context.clearRect(0, 0, canvas.width, canvas.height);
    canvas.dataset.empty = String(empty);
    if (empty) return;
    const { x, y, zoom } = this.camera.now();
    const dense = window.devicePixelRatio || 1;
    context.setTransform(zoom * dense, 0, 0, zoom * dense, x * dense, y * dense);
    const window_ = this.camera.window();
    paintLines(context, this.lines(scene, moving), zoom, window_, look);
    if (zoom < marksOnlyBelow) {
      paintMarks(context, this.marks(scene, moving), zoom, window_, look);
      paintNames(context, this.namesOf(scene, moving), zoom, window_, look);
    }
    const from = moving && this.loose && scene.cards.get(this.loose.from);
    if (from && this.loose) paintLoose(context, from, this.loose.to, look);
  }

  private *lines(scene: Scene, moving: boolean): Iterable<DrawnLine> {
    const { chosen, touching } = scene;
    for (const relation of scene.relations) {
      const { id, fromId, toId } = relation;
      const follows = this.held !== null && (fromId === this.held.id || toId === this.held.id);
      if (follows !== moving) continue;
      const shape = follows ? this.shapeOf(scene, relation) : this.shapes.get(id);
      if (!shape) continue;
      const strong = id === chosen || fromId === touching || toId === touching;
      const word = this.wordOf(scene, relation, shape, strong, moving);
      const what = scene.said.get(id);
      const said = what ? { what, at: this.bubbleOf(scene, relation, shape, moving) } : null;
      yield { relation, shape, strong, chosen: id === chosen, word, said };
    }
  }

  /** Where it found room, once for as long as nothing moves; on what moves, in the middle. */
  private wordOf(
    { words, touching, cards }: Scene,
    relation: Relation,
    shape: Shape,
    strong: boolean,
    moving: boolean,
  ): DrawnLine['word'] {
    if (!words || !(strong || touching === null)) return null;
    const text = words(relation);
    if (moving) return { text, at: pointOn(shape, 0.5) };
    const known = this.words.get(relation.id);
    if (known !== undefined) return known && { text, at: known };
    this.places ??= this.placesOf(cards);
    const found = this.places.find(text, shape);
    this.words.set(relation.id, found);
    return found && { text, at: found };
  }

  private placesOf(cards: Scene['cards']): WordPlaces {
    return new WordPlaces(cards.values(), this.look?.wordSize ?? 11);
  }

  /** All of them found their places before any word did. */
  private bubbleOf(scene: Scene, relation: Relation, shape: Shape, moving: boolean): Point {
    if (moving || this.camera.now().zoom < marksOnlyBelow) return pointOn(shape, 0.5);
    if (!this.bubbles) {
      this.bubbles = new Map();
      this.places = this.placesOf(scene.cards);
      for (const id of scene.said.keys()) {
        const line = this.shapes.get(id);
        if (line) this.bubbles.set(id, this.places.bubbleOn(line));
      }
      this.words.clear();
    }
    return this.bubbles.get(relation.id) ?? pointOn(shape, 0.5);
  }

  private allNames(scene: Scene): ReadonlyMap<string, PlacedName> {
    const { zoom } = this.camera.now();
    const { size: board } = this.camera;
    if (this.names?.zoom !== zoom || this.names.board !== board) {
      const nameable = new Map<string, StageCard>();
      for (const [id, card] of scene.cards)
        nameable.set(id, { ...card, mark: card.mark * farMark });
      this.names = { zoom, board, all: placeNames(nameable, zoom, board) };
    }
    return this.names.all;
  }

  /** Of who is in a hand, beside the hand; of all others, where they found room. */
  private *namesOf(scene: Scene, moving: boolean): Iterable<PlacedName> {
    const { zoom } = this.camera.now();
    const { held } = this;
    for (const name of this.allNames(scene).values())
      if (!moving && name.id !== held?.id) yield name;
    const known = moving && held ? this.allNames(scene).get(held.id) : undefined;
    const card = held && scene.cards.get(held.id);
    if (!known || !held || !card) return;
    const place = { x: held.place.x * zoom, y: held.place.y * zoom };
    const [spot = place] = spotsAround(place, card.mark * farMark, known.width);
    yield { ...known, at: { x: spot.x / zoom, y: spot.y / zoom } };
  }

  private *marks(scene: Scene, moving: boolean): Iterable<DrawnMark> {
    for (const [id, card] of scene.cards) {
      const held = id === this.held?.id;
      if (held !== moving) continue;
      const { x, y } = held && this.held ? this.held.place : card;
      const { category, mark, chosen, faint } = card;
      yield { x, y, category, size: mark * farMark, chosen, faint };
    }
  }

  /** Where lines run, worked out once for as long as cards, relations and nearness stay. */
  private freshen() {
    const { scene } = this;
    const far = this.camera.now().zoom < marksOnlyBelow;
    if (!scene || this.shapesFar === far) return;
    this.shapesFar = far;
    this.bubbles = null;
    this.shapes.clear();
    for (const relation of scene.relations) {
      const shape = this.shapeOf(scene, relation);
      if (shape) this.shapes.set(relation.id, shape);
    }
  }

  private shapeOf(scene: Scene, { id, fromId, toId }: Relation): Shape | null {
    const from = this.cardOf(scene, fromId);
    const to = this.cardOf(scene, toId);
    if (!from || !to) return null;
    const lane = scene.lanes.get(id) ?? 0;
    const far = this.camera.now().zoom < marksOnlyBelow;
    return far ? shapeOfMarks(from, to, lane) : shapeBetween(from, to, lane);
  }

  private cardOf(scene: Scene, id: string): Card | undefined {
    const card = scene.cards.get(id);
    return card && this.held?.id === id ? { ...this.held.place, width: card.width } : card;
  }
}
