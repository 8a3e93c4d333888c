import { EngineWorkerService } from '../src/jobs/engine-worker-service.ts';
import type { EngineService } from '../src/jobs/engine-service.ts';
import { serve } from '../src/ports/rpc.ts';

// The page passes the app's base URL as the worker's name.
serve<EngineService>(self, new EngineWorkerService(self.name));
