import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Plays speech that is made on demand. One is heard at a time in an element. */
export class SpeechSample implements ReactiveController {
  state: 'silent' | 'preparing' | 'playing' = 'silent';
  /** What is heard, or is being made, by the name it was given. */
  name: string | null = null;
  private readonly host: ReactiveControllerHost;
  private readonly audio = new Audio();
  private current: AbortController | null = null;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    this.audio.addEventListener('ended', () => {
      this.stop();
    });
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Speaks and plays; rejects as `speak` does, with an AbortError when stopped. */
  async play(speak: (signal: AbortSignal) => Promise<Blob>, name = ''): Promise<void> {
    this.stop();
    const current = new AbortController();
    this.current = current;
    this.name = name;
    this.change('preparing');
    try {
      const speech = await speak(current.signal);
      current.signal.throwIfAborted();
      this.audio.src = URL.createObjectURL(speech);
      this.change('playing');
      await this.audio.play();
    } catch (thrown) {
      if (this.current === current) this.stop();
      throw thrown;
    }
  }

  stop(): void {
    this.current?.abort();
    this.current = null;
    this.name = null;
    this.audio.pause();
    if (this.audio.src !== '') URL.revokeObjectURL(this.audio.src);
    this.audio.removeAttribute('src');
    this.change('silent');
  }

  private change(state: SpeechSample['state']): void {
    if (this.state === state) return;
    this.state = state;
    this.host.requestUpdate();
  }
}
