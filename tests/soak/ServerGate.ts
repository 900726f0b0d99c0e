/** Whether the server is meant to be there. People wait here while it is restarted and what it kept is looked at. */
export class ServerGate {
  #opened: Promise<void> | undefined;
  #open: () => void = () => {};

  get isOpen(): boolean {
    return this.#opened === undefined;
  }

  close(): void {
    this.#opened ??= new Promise((resolve) => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#opened = undefined;
    this.#open();
  }

  async whenOpen(): Promise<void> {
    while (this.#opened) await this.#opened;
  }
}
