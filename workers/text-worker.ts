import { serve, type Port } from '../src/ports/rpc.ts';
import { createEnglishSource } from '../src/text/english-source.ts';
import { TextPlanner } from '../src/text/text-planner.ts';
import type { TextService } from '../src/text/text-service.ts';

serve<TextService>(self as unknown as Port, new TextPlanner(createEnglishSource()));
