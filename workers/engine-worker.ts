import { EngineWorkerService } from '../src/jobs/engine-worker-service.ts';
import type { EngineService } from '../src/jobs/engine-service.ts';
import { serve, type Port } from '../src/ports/rpc.ts';

// The page passes the app's base URL as the worker's name.
serve<EngineService>(self as unknown as Port, new EngineWorkerService(self.name));
