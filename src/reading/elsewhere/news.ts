/** What those who wait for work listen to. */
export class News {
  readonly #listeners = new Set<() => void>();

  /** Wakes everybody who waits. */
  tell(): void {
    for (const listen of this.#listeners) listen();
  }

  /** Until there are news, or the signal is aborted. */
  until(end: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const listen = (): void => {
        this.#listeners.delete(listen);
        end.removeEventListener('abort', listen);
        resolve();
      };
      if (end.aborted) return resolve();
      end.addEventListener('abort', listen, { once: true });
      this.#listeners.add(listen);
    });
  }
}
