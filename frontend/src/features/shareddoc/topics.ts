/** Listeners by what they listen to, so that one change wakes only whom it concerns. */
export class Topics {
  private readonly listeners = new Map<string, Set<() => void>>();

  on(topic: string, listener: () => void): () => void {
    const set = this.listeners.get(topic) ?? new Set();
    set.add(listener);
    this.listeners.set(topic, set);
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.listeners.get(topic) === set) this.listeners.delete(topic);
    };
  }

  emit(topics: Iterable<string>) {
    for (const topic of topics) {
      for (const listener of [...(this.listeners.get(topic) ?? [])]) listener();
    }
  }

  clear() {
    this.listeners.clear();
  }
}
