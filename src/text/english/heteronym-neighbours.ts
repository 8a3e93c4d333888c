/*
 * Words that tell, as neighbours, which of two words spelled alike is meant.
 */

/** What follows a command. */
export const OBJECTS =
  /^(?:the|a|an|my|your|his|her|our|their|this|that|these|those|it|them|him|me|us|up|yourself)$/u;

export const LEAD_THINGS =
  /^(?:pipes?|pencils?|bullets?|shot|weights?|paint|roofs?|mines?|poisoning|ore|coffins?|sheets?|balls?|soldiers?|plates?|type|seals?|lined|glass|piping|foil|sinkers?|vests?|aprons?|bars?|ingots?|linings?|pots?|tanks?|cisterns?|gutters?|crystals?|acetate|oxide|shielding|pigments?|sky|skies|smelters?|poison)$/u;

export const LIVE_THINGS =
  /^(?:music|shows?|broadcasts?|wires?|ammunition|coals?|bait|audiences?|animals?|oaks?|performances?|concerts?|recordings?|bands?|television|tv|stock|births?|embers?|shells?|bombs?|rounds|steam|rail|birds?|fish|chickens?|ducks?|pigs?|snakes?|creatures?|cattle)$/u;

export const BASS_THINGS =
  /^(?:guitars?|drums?|voices?|clef|lines?|notes?|players?|singers?|viols?|strings?|part|solo|tones?|chorus)$/u;

export const DIVED =
  /^(?:into|in|for|under|down|off|from|through|at|headlong|deep|beneath|below|behind)$/u;

export const MADE_A_BOW =
  /^(?:take|takes|took|taken|taking|make|makes|made|making|with|gave|give|giving|return|returned|acknowledged|deep|low|profound|slight|polite|stiff|formal|courtly|graceful|ceremonious|sweeping|mock|grave|elaborate|respectful|another)$/u;

/** What a bow that is no movement goes with. */
export const FOR_A_BOW =
  /^(?:violins?|fiddles?|cellos?|viola|fiddler|violinist|arrows?|archers?|quiver|hair|ribbons?|crossbow)$/u;

export const SHIP = /^(?:ship|boat|vessel|canoe|yacht|steamer|schooner|launch|skiff|barge)$/u;

export const FEELING =
  /^(?:am|is|are|was|were|be|been|being|feel|felt|feels|quite|perfectly|seem|seemed|seems|well|very|not|more|less|too|so|remain|remained|rest|entirely|fairly)$/u;

export const MADE = /^(?:make|makes|made|making|keep|kept|leave|left|render|rendered)$/u;

export const PERSON =
  /^(?:me|you|him|her|it|us|them|myself|himself|herself|itself|themselves|everyone|everybody)$/u;

/** What somebody does to let another one read: "let the man read", "heard him read". */
export const LETS =
  /^(?:let|lets|make|makes|made|help|helps|helped|hear|hears|heard|see|saw|watch|watched|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|to|don't|doesn't|didn't|won't|cannot)$/u;

export const STRETCH =
  /^(?:morning|evening|night|day|afternoon|moment|time|way|sort|kind|year|week|month|summer|winter|spring|autumn|hour|minute|instant|point|place|direction|noise|sound|voice|word|question|subject|matter|case|house|room|out)$/u;

export const CLAUSE_BEGINS =
  /^(?:he|she|it|they|we|i|you|the|a|an|his|her|their|my|our|your|its|there|this|these|those|most|some|all|no|nobody|nothing|if|when|whatever)$/u;

/** What is looked at while it does something: "watched the road wind away". */
export const PERCEIVED =
  /^(?:see|sees|saw|seen|watch|watched|watching|feel|felt|hear|heard|let|made|make|where|which|that)$/u;

/** What gets better with age, and is not called old for that. */
export const MATURED =
  /^(?:wines?|cheeses?|whisk(?:e?y|eys|ies)|brand(?:y|ies)|ports?|beef|steaks?|rum|balsamic|vinegar|oak|spirits?|care|about|between|from|over|under|only|nearly|just)$/u;

/** How somebody bows. */
export const BOWED_HOW =
  /^(?:deep|low|slight|stiff|formal|graceful|profound|polite|brief|curt|elaborate|perfunctory|courtly|ironic|ironical|grave)$/u;
