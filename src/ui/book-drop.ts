import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Makes the whole window a place where book files can be dropped. */
export class BookDrop implements ReactiveController {
  /** Whether files are being dragged over the window. */
  dragging = false;
  private readonly host: ReactiveControllerHost;
  private readonly receive: (files: readonly File[]) => void;
  private readonly target: Window;
  private depth = 0;

  constructor(
    host: ReactiveControllerHost,
    receive: (files: readonly File[]) => void,
    target: Window = window,
  ) {
    this.host = host;
    this.receive = receive;
    this.target = target;
    host.addController(this);
  }

  hostConnected(): void {
    this.target.addEventListener('dragenter', this.onEnter);
    this.target.addEventListener('dragover', this.onOver);
    this.target.addEventListener('dragleave', this.onLeave);
    this.target.addEventListener('drop', this.onDrop);
  }

  hostDisconnected(): void {
    this.target.removeEventListener('dragenter', this.onEnter);
    this.target.removeEventListener('dragover', this.onOver);
    this.target.removeEventListener('dragleave', this.onLeave);
    this.target.removeEventListener('drop', this.onDrop);
  }

  private readonly onEnter = (event: DragEvent): void => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    // Entering a child comes before leaving its parent.
    this.depth += 1;
    this.change(true);
  };

  private readonly onOver = (event: DragEvent): void => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
  };

  private readonly onLeave = (event: DragEvent): void => {
    if (!carriesFiles(event)) return;
    this.depth = Math.max(0, this.depth - 1);
    if (this.depth === 0) this.change(false);
  };

  private readonly onDrop = (event: DragEvent): void => {
    this.depth = 0;
    this.change(false);
    if (!carriesFiles(event)) return;
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length > 0) this.receive(files);
  };

  private change(dragging: boolean): void {
    if (this.dragging === dragging) return;
    this.dragging = dragging;
    this.host.requestUpdate();
  }
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
