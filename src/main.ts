import './ui/theme.css';
import { createLectern } from './api/lectern.ts';
import './ui/app.element.ts';
import { followColorScheme } from './ui/color-scheme.ts';
import { registerIcons } from './ui/icons.ts';

globalThis.lectern = createLectern(document.baseURI);
registerIcons();
followColorScheme();
// In a task of its own: together with what went before it would hold up the page for too long.
setTimeout(() => {
  document.body.append(document.createElement('lectern-app'));
});
