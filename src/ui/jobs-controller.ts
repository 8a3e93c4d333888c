import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Lectern } from '../api/lectern-api.ts';
import type { EngineState } from '../domain/engine-state.ts';
import type { Job } from '../domain/job.ts';
import { createThrottle } from './throttle.ts';
import { wholePercent } from './time-format.ts';

/** Milliseconds between two updates of the page: four a second are enough for the eye. */
const INTERVAL = 250;

/** The same where only time has passed: drawing takes its share of the cores that the narrator needs. */
const IDLE_INTERVAL = 1_000;

/** The jobs and the engine's state as the page shows them. */
export class JobsController implements ReactiveController {
  /** Null until they have been read. */
  jobs: readonly Job[] | null = null;
  engine: EngineState | null = null;
  private readonly api: () => Lectern;
  private readonly jobsThrottle;
  private readonly engineThrottle;
  private stops: (() => void)[] = [];
  private steps = '';

  /** `onJobs` is called with every state that is shown. */
  constructor(
    host: ReactiveControllerHost,
    api: () => Lectern,
    onJobs: (jobs: readonly Job[]) => void,
  ) {
    this.api = api;
    this.jobsThrottle = createThrottle<readonly Job[]>(INTERVAL, (jobs) => {
      this.jobs = jobs;
      onJobs(jobs);
      host.requestUpdate();
    });
    this.engineThrottle = createThrottle<EngineState>(INTERVAL, (engine) => {
      this.engine = engine;
      host.requestUpdate();
    });
    host.addController(this);
  }

  hostConnected(): void {
    const api = this.api();
    this.stops = [
      api.jobs.watchAll((jobs) => {
        const steps = stepsOf(jobs);
        this.jobsThrottle.push(jobs, steps === this.steps ? IDLE_INTERVAL : INTERVAL);
        this.steps = steps;
      }),
      api.watchEngine((engine) => {
        this.engineThrottle.push(engine);
      }),
    ];
  }

  hostDisconnected(): void {
    for (const stop of this.stops) stop();
    this.jobsThrottle.stop();
    this.engineThrottle.stop();
  }
}

/** How far the jobs have come; the same for as long as only their times change. */
function stepsOf(jobs: readonly Job[]): string {
  return JSON.stringify(
    jobs.map(({ id, status, phase, currentChunk, progress, error }) => [
      id,
      status,
      phase,
      currentChunk,
      wholePercent(progress),
      error?.code,
    ]),
  );
}
