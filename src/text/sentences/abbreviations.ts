/*
 * Abbreviations that end in a full stop, without it and in lower case, by what may follow them.
 */

/** A name, a number or more text always follows: never the end of a sentence. */
export const LEADING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  `mr mrs ms messrs mme mlle dr prof rev revd hon st ste mt ft fr sr sra srta gen maj col capt cpt cdr
  cmdr lt sgt cpl pvt adm gov pres sen rep supt insp det ald mgr msgr esq e.g i.e v viz cf vs approx ca
  ed eds trans fig figs eq vol vols ch chap chaps sec sect pp para paras app nos art arts`
    .trim()
    .split(/\s+/u),
);

/** A number follows; before anything else they may end a sentence ("No."). */
export const NUMBERED_ABBREVIATIONS: ReadonlySet<string> = new Set(
  `no p l n c op cap lib est apt tel ext rm pt bk jan feb mar apr jun jul aug sep sept oct nov dec
  matt rom cor gal eph thess heb pet ps pss prov isa jer ezek deut exod lev chron kgs eccles`.split(
    /\s+/u,
  ),
);

/** They may end a sentence, and do where a capital follows that is no name of a continuing phrase. */
export const TRAILING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  `etc al jr snr inc ltd co corp bros dept univ assn ave blvd rd sq a.m p.m b.c a.d u.s u.k u.s.a
  e.u u.n d.c ph.d m.d b.a m.a oz lb lbs in min hrs yrs mon tue tues wed thu thur thurs fri sat sun`
    .trim()
    .split(/\s+/u),
);

/** Those among them that are parts of names, so that a capital often goes on with the name. */
export const NAMING_ABBREVIATIONS: ReadonlySet<string> = new Set(
  'u.s u.k u.n u.s.a e.u d.c jr snr co inc ltd bros corp dept univ ave blvd rd ph.d m.d'.split(' '),
);
