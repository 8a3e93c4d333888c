import { serve } from '../src/ports/rpc.ts';
import { createEnglishSource } from '../src/text/english-source.ts';
import { createLexiconLoader } from '../src/text/english/lexicon/lexicon-loader.ts';
import { TextPlanner } from '../src/text/text-planner.ts';
import type { TextService } from '../src/text/text-service.ts';

// The worker is named by the app's base URL, against which the lexicon's path is resolved.
const source = createEnglishSource(createLexiconLoader(self.name));
serve<TextService>(self, new TextPlanner(source));
