/*
 * Foreign phrases, words and names that English prose uses and that neither the dictionaries nor rules
 * for English spelling read as an English narrator would. Compiled for Lectern from what English
 * dictionaries of usage agree on; not taken from any of them. One entry a line: how it is written, then
 * the phonemes of each of its words.
 *
 * A phrase counts whatever stands in the dictionaries, with or without its accents. A single word counts
 * as it is written (with a capital letter in it, only so), and where the dictionary that was checked by hand
 * lacks it; one after an exclamation mark counts in any case.
 *
 * The notation serves both accents, see `both-accents.ts`: ɒ is the vowel of "lot", ɑ that of "palm", every
 * ɹ that an American says is written, T is a t that an American taps.
 */

/** French, from "à la carte" to "vin ordinaire". */
export const FRENCH = `
à la recherche du temps perdu|ɑ lɑ ɹəʃˈɛɹʃ du tˌɒn pɛɹdˈu
en effet|ˌɒn ɛfˈA
à la carte|ɑ lɑ kˈɑɹt
à la mode|ɑ lɑ mˈOd
à la|ˌɑ lɑ
à propos|ˌæ pɹəpˈO
acte gratuit|ˌækt ɡɹætwˈi
affaire de coeur|əfˌɛɹ də kˈɜɹ
agent provocateur|ˌæʒɒn pɹəvˌɒkətˈɜɹ
agents provocateurs|ˌæʒɒn pɹəvˌɒkətˈɜɹz
aide-de-camp|ˌAd də kˈɒm
aides-de-camp|ˌAdz də kˈɒm
aide-mémoire|ˌAdmɛmwˈɑɹ
amour propre|əmˌʊɹ pɹˈɒpɹə
amour-propre|əmˌʊɹpɹˈɒpɹə
ancien régime|ɒnsjˌæn ɹAʒˈim
art nouveau|ˌɑɹt nuvˈO
au contraire|ˌO kɒntɹˈɛɹ
au courant|ˌO kuɹˈɒn
au fait|ˌO fˈA
au fond|ˌO fˈɒn
au gratin|ˌO ɡɹætˈæn
au naturel|ˌO nætjuɹˈɛl
au pair|ˌO pˈɛɹ
au revoir|ˌO ɹəvwˈɑɹ
au secours|ˌO səkˈuɹ
auto-da-fé|ˌOTOdəfˈA
avant la lettre|əvˌɒn lɑ lˈɛtɹə
beau geste|bˌO ʒˈɛst
beau idéal|bˌO Idˈiəl
beau monde|bˌO mˈɒnd
beaux arts|bˌOz ˈɑɹ
belle époque|bˌɛl Apˈɒk
belles lettres|bˌɛl lˈɛtɹə
bête noire|bˌɛt nwˈɑɹ
bêtes noires|bˌɛt nwˈɑɹ
bien entendu|bjˌæn ɒntɒndˈu
bien pensant|bjˌæn pɒnsˈɒn
billet doux|bˌɪlA dˈu
billets doux|bˌɪlA dˈuz
bois de boulogne|bwˌɑ də bulˈYn
bon appétit|bˌɒn æpətˈi
bon chance|bˌɒn ʃˈɒns
bon mot|bˌɒn mˈO
bons mots|bˌɒn mˈOz
bon ton|bˌɒn tˈɒn
bon vivant|bˌɒn vivˈɒn
bon viveur|bˌɒn vivˈɜɹ
bon voyage|bˌɒn vYˈɑʒ
bonne chance|bˌɒn ʃˈɒns
bonne femme|bˌɒn fˈæm
bonne nuit|bˌɒn nwˈi
bonsoir|bˌɒnswˈɑɹ
bric-à-brac|bɹˈɪkəbɹˌæk
c'est la guerre|sˌA lɑ ɡˈɛɹ
c'est la vie|sˌA lɑ vˈi
c'est magnifique|sˌA mænjifˈik
c'est tout|sˌA tˈu
c'est moi|sˌA mwˈɑ
c'est vrai|sˌA vɹˈA
carte blanche|kˌɑɹt blˈɒnʃ
carte de visite|kˌɑɹt də vizˈit
cause célèbre|kˌɔz sᵻlˈɛbɹə
causes célèbres|kˌɔz sᵻlˈɛbɹə
chacun à son goût|ʃækˌɜɹn ɑ sɒn ɡˈu
chaise longue|ʃˌAz lˈɒŋ
champs élysées|ʃˌɒnz AlizˈA
champs-élysées|ʃˌɒnzAlizˈA
chargé d'affaires|ʃˌɑɹʒA dəfˈɛɹ
chargés d'affaires|ʃˌɑɹʒA dəfˈɛɹ
château|ʃætˈO
chef d'oeuvre|ʃˌA dˈɜɹvɹə
chef-d'oeuvre|ʃˌAdˈɜɹvɹə
chemin de fer|ʃəmˌæn də fˈɛɹ
cherchez la femme|ʃɛɹʃˌA lɑ fˈæm
chez nous|ʃˌA nˈu
chez moi|ʃˌA mwˈɑ
cinéma vérité|sˌɪnəmə vɛɹitˈA
comédie française|kˌɒmədi fɹɒnsˈɛz
comédie humaine|kˌɒmədi jumˈɛn
comme ci|kˌɒm sˈi
comme ça|kˌɒm sˈɑ
comme il faut|kˌɒm il fˈO
comment allez-vous|kˌɒmɒn tˌælA vˈu
comte|kˈɒnt
comtesse|kɒntˈɛs
cordon bleu|kˌɔɹdɒn blˈɜɹ
corps de ballet|kˌɔɹ də bælˈA
corps diplomatique|kˌɔɹ dɪpləmætˈik
coup d'oeil|kˌu dˈɜɹj
coup d'état|kˌu dAtˈɑ
coups d'état|kˌu dAtˈɑ
coup de foudre|kˌu də fˈudɹə
coup de grâce|kˌu də ɡɹˈɑs
coup de main|kˌu də mˈæn
coup de maître|kˌu də mˈAtɹə
coup de théâtre|kˌu də tAˈɑtɹə
coûte que coûte|kˌut kə kˈut
crème brûlée|kɹˌɛm bɹulˈA
crème caramel|kɹˌɛm kæɹəmˈɛl
crème de la crème|kɹˌɛm də lɑ kɹˈɛm
crème de menthe|kɹˌɛm də mˈɒnθ
crème fraîche|kɹˌɛm fɹˈɛʃ
crêpe de chine|kɹˌɛp də ʃˈin
crêpes suzette|kɹˌɛp suzˈɛt
cri de coeur|kɹˌi də kˈɜɹ
crime passionnel|kɹˌim pæsjənˈɛl
croix de guerre|kɹwˌɑ də ɡˈɛɹ
croque monsieur|kɹˌɒk məsjˈɜɹ
cul de sac|kˈʌl də sˌæk
d'accord|dækˈɔɹ
danse macabre|dˌɒns məkˈɑbɹə
de haut en bas|də ˌO ɒn bˈɑ
de luxe|də lˈʊks
de nouveau|də nuvˈO
de rigueur|də ɹiɡˈɜɹ
de trop|də tɹˈO
demi-monde|dˈɛmimˌɒnd
demi-mondaine|dˌɛmimɒndˈAn
décolletage|dˌAkɒltˈɑʒ
décolleté|dAkˈɒltA
déclassé|dˌAklæsˈA
déjà vu|dˌAʒɑ vˈu
déjà|dˌAʒˈɑ
démarche|dAmˈɑɹʃ
démodé|dˌAmOdˈA
dénouement|dAnˈumɒn
dernier cri|dˌɛɹnjA kɹˈi
déshabillé|dˌAzæbijˈA
double entendre|dˌubᵊl ɒntˈɒndɹə
doubles entendres|dˌubᵊl ɒntˈɒndɹəz
droit de seigneur|dɹwˌɑ də sAnjˈɜɹ
droit du seigneur|dɹwˌɑ du sAnjˈɜɹ
du jour|də ʒˈʊɹ
eau de cologne|ˌO də kəlˈOn
eau de nil|ˌO də nˈil
eau de parfum|ˌO də pɑɹfˈʌm
eau de toilette|ˌO də twɑlˈɛt
eau de vie|ˌO də vˈi
éclat|Aklˈɑ
école normale|Akˌɒl nɔɹmˈæl
écru|ˈAkɹu
élan vital|Alˌɒn vitˈæl
embarras de richesses|ˌɒmbæɹˌɑ də ɹiʃˈɛs
émigré|ˈɛmᵻɡɹˌA
éminence grise|ˌAminɒns ɡɹˈiz
en attendant|ˌɒn ætɒndˈɒn
en avant|ˌɒn ævˈɒn
en bloc|ˌɒn blˈɒk
en brosse|ˌɒn bɹˈɒs
en clair|ˌɒn klˈɛɹ
en croûte|ˌɒn kɹˈut
en déshabillé|ˌɒn dAzæbijˈA
en famille|ˌɒn fæmˈi
en fête|ˌɒn fˈɛt
en garde|ˌɒn ɡˈɑɹd
en masse|ˌɒn mˈæs
en passant|ˌɒn pæsˈɒn
en plein air|ˌɒn plˌɛn ˈɛɹ
en rapport|ˌɒn ɹæpˈɔɹ
en route|ˌɒn ɹˈut
en suite|ˌɒn swˈit
en tout cas|ˌɒn tu kˈɑ
enfant terrible|ˌɒnfɒn tɛɹˈiblə
enfants terribles|ˌɒnfɒn tɛɹˈiblə
enceinte|ɒnsˈænt
encore une fois|ˌɒnkɔɹ un fwˈɑ
entente cordiale|ɒntˌɒnt kɔɹdiˈɑl
entre nous|ˌɒntɹə nˈu
entrecôte|ˈɒntɹəkˌOt
esprit de corps|ɛspɹˌi də kˈɔɹ
esprit d'escalier|ɛspɹˌi dɛskæljˈA
et voilà|ˌA vwɑlˈɑ
étagère|ˌAtɑʒˈɛɹ
étude|ˈAtud
fait accompli|fˌAt əkˈɒmpli
faits accomplis|fˌAz əkˈɒmpli
faute de mieux|fˌOt də mjˈɜɹ
faux ami|fˌOz æmˈi
faux naïf|fˌO nɑˈif
faux pas|fˌO pˈɑ
femme de chambre|fˌæm də ʃˈɒmbɹə
femme du monde|fˌæm du mˈɒnd
femme fatale|fˌæm fətˈɑl
femmes fatales|fˌæm fətˈɑl
fête champêtre|fˌɛt ʃɒmpˈɛtɹə
feu d'artifice|fˌɜɹ dɑɹtifˈis
feu de joie|fˌɜɹ də ʒwˈɑ
fiancée|fˌiɒnsˈA
fille de joie|fˌi də ʒwˈɑ
film noir|fˌɪlm nwˈɑɹ
!fils|fˈis
fin de siècle|fˌæn də sjˈɛklə
fin-de-siècle|fˌændəsjˈɛklə
fleur de lis|flˌɜɹ də lˈi
fleurs du mal|flˌɜɹ du mˈæl
foie gras|fwˌɑ ɡɹˈɑ
folie à deux|fˌɒli ɑ dˈɜɹ
folie de grandeur|fˌɒli də ɡɹɒndˈɜɹ
folies bergère|fˌɒli bɛɹʒˈɛɹ
force majeure|fˌɔɹs mæʒˈɜɹ
frisson|fɹˈisɒn
garçon|ɡɑɹsˈɒn
gare du nord|ɡˌɑɹ du nˈɔɹ
gauloise|ɡOlwˈɑz
gauloises|ɡOlwˈɑz
grand guignol|ɡɹˌɒn ɡinjˈɒl
grand mal|ɡɹˌɒn mˈæl
grand prix|ɡɹˌɒn pɹˈi
grande dame|ɡɹˌɒnd dˈɑm
grande école|ɡɹˌɒnd Akˈɒl
grande passion|ɡɹˌɒnd pæsjˈɒn
grand seigneur|ɡɹˌɒn sAnjˈɜɹ
gruyère|ɡɹujˈɛɹ
habitué|həbˈɪtjuˌA
haute couture|ˌOt kutˈʊɹ
haute cuisine|ˌOt kwizˈin
haute école|ˌOt Akˈɒl
haut monde|ˌO mˈɒnd
homme d'affaires|ˌɒm dæfˈɛɹ
homme du monde|ˌɒm du mˈɒnd
honi soit qui mal y pense|ˌɒni swˈɑ ki mˈæl i pˈɒns
hors concours|ˌɔɹ kɒnkˈʊɹ
hors d'oeuvre|ˌɔɹ dˈɜɹv
hors d'oeuvres|ˌɔɹ dˈɜɹvz
hors de combat|ˌɔɹ də kɒmbˈɑ
hôtel de ville|Otˌɛl də vˈil
hôtel-dieu|Otˌɛldjˈɜɹ
idée fixe|idˌA fˈiks
idées fixes|idˌA fˈiks
idées reçues|idˌA ɹəsˈu
il y a|ˌil i ˈɑ
ingénue|ˈænʒənˌu
j'accuse|ʒækˈuz
jardin des plantes|ʒɑɹdˌæn dA plˈɒnt
je m'en fous|ʒə mˌɒn fˈu
je ne regrette rien|ʒə nə ɹəɡɹˌɛt ɹjˈæn
je ne sais quoi|ʒə nə sA kwˈɑ
je suis|ʒə swˈi
je t'aime|ʒə tˈɛm
je vous en prie|ʒə vuz ˌɒn pɹˈi
jeu d'esprit|ʒˌɜɹ dɛspɹˈi
jeune fille|ʒˌɜɹn fˈi
jeunesse dorée|ʒɜɹnˌɛs dɔɹˈA
joie de vivre|ʒwˌɑ də vˈivɹə
jolie laide|ʒɒlˌi lˈɛd
l'art pour l'art|lˌɑɹ pʊɹ lˈɑɹ
l'état c'est moi|lAtˌɑ sA mwˈɑ
la belle époque|lɑ bˌɛl Apˈɒk
la bohème|lɑ bOˈɛm
la comédie humaine|lɑ kˌɒmədi jumˈɛn
la marseillaise|lɑ mˌɑɹsAjˈɛz
la recherche|lɑ ɹəʃˈɛɹʃ
la vie en rose|lɑ vˌi ɒn ɹˈOz
laisser faire|lˌɛsA fˈɛɹ
laissez faire|lˌɛsA fˈɛɹ
laissez-passer|lˌɛsApæsˈA
le bon dieu|lə bˌɒn djˈɜɹ
le cordon bleu|lə kˌɔɹdɒn blˈɜɹ
le havre|lə hˈɑvɹə
le mans|lə mˈɒn
le monde|lə mˈɒnd
les misérables|lA mˌizəɹˈɑb
les halles|lA ˈæl
lèse majesté|lˌAz mˈæʒɛstA
lèse-majesté|lˌAzmˈæʒɛstA
lettre de cachet|lˌɛtɹə də kæʃˈA
lettres de cachet|lˌɛtɹə də kæʃˈA
lingerie|lˌɒnʒəɹˈA
lycée|lisˈA
ma chère|mɑ ʃˈɛɹ
ma foi|mɑ fwˈɑ
ma petite|mɑ pətˈit
macramé|məkɹˈɑmi
maître d'|mˌAtɹə dˈi
maître d'hôtel|mˌAtɹə dOtˈɛl
maîtres d'hôtel|mˌAtɹə dOtˈɛl
mal de mer|mˌæl də mˈɛɹ
mal de siècle|mˌæl də sjˈɛklə
mal du siècle|mˌæl du sjˈɛklə
malade imaginaire|mælˌɑd imˌæʒinˈɛɹ
mange tout|mˌɒnʒ tˈu
manqué|mɒŋkˈA
mardi gras|mˈɑɹdi ɡɹˌɑ
mariage de convenance|mæɹjˌɑʒ də kˌɒnvənˈɒns
mauvaise foi|mOvˌɛz fwˈɑ
mauvais quart d'heure|mOvˌA kɑɹ dˈɜɹ
mauvais sujet|mOvˌA suʒˈA
ménage à trois|mAnˌɑʒ ɑ tɹwˈɑ
mésalliance|mAzˈæliəns
merci beaucoup|mɛɹsˌi bOkˈu
mille feuille|mˌil fˈɜɹj
mise en place|mˌiz ɒn plˈæs
mise en scène|mˌiz ɒn sˈɛn
mise-en-scène|mˌizɒnsˈɛn
moi aussi|mwˌɑ Osˈi
mon amour|mˌɒn æmˈʊɹ
mon ange|mˌɒn ˈɒnʒ
mon cher|mˌɒn ʃˈɛɹ
mon chéri|mˌɒn ʃɛɹˈi
mon dieu|mˌɒn djˈɜɹ
mon enfant|mˌɒn ɒnfˈɒn
mon général|mˌɒn ʒˌAnAɹˈæl
mon vieux|mˌɒn vjˈɜɹ
mont blanc|mˌɒn blˈɒn
mont st. michel|mˌɒn sæn miʃˈɛl
mont-saint-michel|mˌɒnsænmiʃˈɛl
mot juste|mˌO ʒˈust
mots justes|mˌO ʒˈust
mousquetaire|mˌuskətˈɛɹ
moulin rouge|mˌulæn ɹˈuʒ
n'est-ce pas|nˌɛs pˈɑ
née|nˈA
noblesse oblige|nOblˌɛs Oblˈiʒ
nom de guerre|nˌɒm də ɡˈɛɹ
noms de guerre|nˌɒm də ɡˈɛɹ
nom de plume|nˌɒm də plˈum
noms de plume|nˌɒm də plˈum
notre dame|nˌOtɹə dˈɑm
notre-dame|nˌOtɹədˈɑm
nouveau riche|nˌuvO ɹˈiʃ
nouveau roman|nˌuvO ɹOmˈɒn
nouveaux riches|nˌuvO ɹˈiʃ
nouvelle cuisine|nuvˌɛl kwizˈin
nouvelle vague|nuvˌɛl vˈɑɡ
nuit|nwˈi
objet d'art|ˌɒbʒA dˈɑɹ
objets d'art|ˌɒbʒA dˈɑɹ
objet trouvé|ˌɒbʒA tɹuvˈA
œuvre|ˈɜɹvɹə
on dit|ˌɒn dˈi
outré|utɹˈA
oui|wˈi
pain au chocolat|pˌæn O ʃˈɒkəlɑ
palais royal|pælˌA ɹwɑjˈæl
papier mâché|pˌApəɹ məʃˈA
papier-mâché|pˌApəɹməʃˈA
par avion|pˌɑɹ ævjˈɒn
par excellence|pˌɑɹ ˌɛksəlˈɒns
par exemple|pˌɑɹ ɛɡzˈɒmplə
parbleu|pɑɹblˈɜɹ
pardieu|pɑɹdjˈɜɹ
pas de chat|pˌɑ də ʃˈɑ
pas de deux|pˌɑ də dˈɜɹ
pas de trois|pˌɑ də tɹwˈɑ
passé|pæsˈA
passe partout|pˌæs pɑɹtˈu
pâté de foie gras|pætˌA də fwˌɑ ɡɹˈɑ
pâtisserie|pətˈisəɹi
père lachaise|pˌɛɹ læʃˈɛz
père|pˈɛɹ
petit bourgeois|pˌɛti bˈʊɹʒwɑ
petit déjeuner|pəti dAʒɜɹnˈA
petit four|pˌɛti fˈɔɹ
petits fours|pˌɛti fˈɔɹz
petit mal|pˌɛti mˈæl
petit point|pˌɛti pˈYnt
petit pois|pˌɛti pwˈɑ
petite bourgeoisie|pətˌit bʊɹʒwɑzˈi
pièce de résistance|pjˌɛs də ɹəzˈistɒns
pièces de résistance|pjˌɛs də ɹəzˈistɒns
pied à terre|pjˌA dɑ tˈɛɹ
pied-à-terre|pjˌAdətˈɛɹ
pince nez|pˌæns nˈA
pince-nez|pˌænsnˈA
place de la concorde|plˌɑs də lɑ kɒnkˈɔɹd
place vendôme|plˌɑs vɒndˈOm
plein air|plˌɛn ˈɛɹ
plus ça change|plˌu sɑ ʃˈɒnʒ
plus c'est la même chose|plˌu sˌA lɑ mˌɛm ʃˈOz
pont neuf|pˌɒn nˈɜɹf
porte cochère|pˌɔɹt kOʃˈɛɹ
porte-cochère|pˌɔɹtkOʃˈɛɹ
poste restante|pˌOst ɹɛstˈɒnt
pot pourri|pˌO puɹˈi
pot-pourri|pˌOpuɹˈi
pour encourager les autres|pʊɹ ɒnkuɹæʒˌA lAz ˈOtɹə
premier cru|pɹəmjˌA kɹˈu
première danseuse|pɹəmjˌɛɹ dɒnsˈɜɹz
prêt-à-porter|pɹˌɛtɑpɔɹtˈA
preux chevalier|pɹˌɜɹ ʃəvæljˈA
prix fixe|pɹˌi fˈiks
quai d'orsay|kˌA dɔɹsˈA
quai des orfèvres|kˌA dAz ɔɹfˈɛvɹə
quartier latin|kɑɹtjˌA lætˈæn
quel dommage|kˌɛl dɒmˈɑʒ
quelle horreur|kˌɛl ɒɹˈɜɹ
quelle surprise|kˌɛl suɹpɹˈiz
quelque chose|kˌɛlkə ʃˈOz
qu'est-ce que c'est|kˌɛs kə sˈA
qui vive|kˌi vˈiv
raison d'état|ɹˌAzɒn dAtˈɑ
raison d'être|ɹˌAzɒn dˈɛtɹə
raisons d'être|ɹˌAzɒn dˈɛtɹə
rapprochement|ɹæpɹˈɒʃmɒn
recherché|ɹəʃˈɛɹʃA
reculer pour mieux sauter|ɹəkulˌA pʊɹ mjˈɜɹ sOtˈA
rendez vous|ɹˈɒndA vˌu
répondez s'il vous plaît|ɹApɒndˌA sil vu plˈA
ressentiment|ɹəsˌɒntimˈɒn
retroussé|ɹətɹusˈA
revenons à nos moutons|ɹəvənˌɒn ɑ nO mutˈɒn
rive gauche|ɹˌiv ɡˈOʃ
risqué|ɹɪskˈA
rite de passage|ɹˌit də pæsˈɑʒ
rites de passage|ɹˌit də pæsˈɑʒ
roi soleil|ɹwˌɑ sOlˈA
roman à clef|ɹOmˌɒn ɑ klˈA
roman à thèse|ɹOmˌɒn ɑ tˈɛz
romans à clef|ɹOmˌɒn ɑ klˈA
roman fleuve|ɹOmˌɒn flˈɜɹv
rond point|ɹˌɒn pwˈæn
rue de la paix|ɹˌu də lɑ pˈA
rue de rivoli|ɹˌu də ɹˈivəli
rue morgue|ɹˌu mˈɔɹɡ
sacré bleu|sˌækɹA blˈɜɹ
sacré coeur|sˌækɹA kˈɜɹ
sacré-coeur|sˌækɹAkˈɜɹ
sainte chapelle|sˌænt ʃæpˈɛl
salle à manger|sˌæl ɑ mɒnʒˈA
sang froid|sˌɒn fɹwˈɑ
sang-froid|sˌɒnfɹwˈɑ
sans cérémonie|sˌɒn sAɹAmɒnˈi
sans pareil|sˌɒn pæɹˈA
sans peur et sans reproche|sˌɒn pˈɜɹ A sˌɒn ɹəpɹˈɒʃ
sans souci|sˌɒn susˈi
sans-culottes|sˌænzkjulˈɒts
sauve qui peut|sˌOv ki pˈɜɹ
savoir faire|sˌævwɑɹ fˈɛɹ
savoir vivre|sˌævwɑɹ vˈivɹə
savoir-vivre|sˌævwɑɹvˈivɹə
s'il vous plaît|sˌil vu plˈA
siècle|sjˈɛklə
soi disant|swˌɑ dizˈɒn
soi-disant|swˌɑdizˈɒn
soigné|swɑnjˈA
soirée|swɑɹˈA
son et lumière|sˌɒn A lumjˈɛɹ
soupçon|sˈupsɒn
succès d'estime|suksˌA dɛstˈim
succès de scandale|suksˌA də skɒndˈɑl
succès fou|suksˌA fˈu
table d'hôte|tˌɑblə dˈOt
tableau vivant|tˌæblO vivˈɒn
tableaux vivants|tˌæblO vivˈɒn
tant mieux|tˌɒn mjˈɜɹ
tant pis|tˌɒn pˈi
temps perdu|tˌɒn pɛɹdˈu
tête-bêche|tˌɛtbˈɛʃ
tiens|tjˈæn
toujours|tuʒˈʊɹ
tour d'horizon|tˌʊɹ dɒɹizˈɒn
tour de force|tˌʊɹ də fˈɔɹs
tours de force|tˌʊɹ də fˈɔɹs
tour de france|tˌʊɹ də fɹˈæns
tout à fait|tˌut ɑ fˈA
tout comprendre|tˌu kɒmpɹˈɒndɹə
tout court|tˌu kˈʊɹ
tout de suite|tˌu tə swˈit
tout ensemble|tˌut ɒnsˈɒmblə
tout le monde|tˌu lə mˈɒnd
tranche de vie|tɹˌɒnʃ də vˈi
très bien|tɹˌA bjˈæn
très|tɹˈA
trompe l'oeil|tɹˌɒmp lˈY
trompe-l'oeil|tɹˌɒmplˈY
trottoir|tɹɒtwˈɑɹ
valet de chambre|vælˌA də ʃˈɒmbɹə
vers libre|vˌɛɹ lˈibɹə
vieux jeu|vjˌɜɹ ʒˈɜɹ
vin ordinaire|vˌæn ɔɹdinˈɛɹ
vis à vis|vˌiz ɑ vˈi
vive l'empereur|vˌiv lɒmpəɹˈɜɹ
vive la différence|vˌiv lɑ dˌifɛɹˈɒns
vive la france|vˌiv lɑ fɹˈɒns
vive la république|vˌiv lɑ ɹApublˈik
vive le roi|vˌiv lə ɹwˈɑ
voilà|vwɑlˈɑ
vol au vent|vˌɒl O vˈɒn
vol-au-vent|vˌɒlOvˈɒn
volte face|vˌɒlt fˈɑs
voulez-vous|vulˌAvˈu
wagon lit|vˌæɡɒn lˈi
zut alors|zˌut ælˈɔɹ
`;

/** German. */
export const GERMAN = `
ach so|ˌɑk zˈO
alles gut|ˌɑləs ɡˈut
also sprach zarathustra|ˌɑlzO ʃpɹˌɑk tsˌɑɹətˈustɹə
alte pinakothek|ˌɑltə pˌinəkOtˈAk
auf wiedersehen|Wf vˈidəɹzˌAn
aufklärung|ˈWfklɛɹʊŋ
bitte schön|bˈɪtə ʃˌɜɹn
blut und eisen|blˈut ʊnt ˈIzᵊn
danke schön|dˈɑŋkə ʃˌɜɹn
danke|dˈɑŋkə
das kapital|dˌɑs kˌɑpitˈɑl
das rheingold|dˌɑs ɹˈInɡɒlt
der freischütz|dˌɛɹ fɹˈIʃuts
der rosenkavalier|dˌɛɹ ɹˈOzᵊnkˌɑvəlɪɹ
der spiegel|dˌɛɹ ʃpˈiɡᵊl
deutsche mark|dˌYʧə mˈɑɹk
deutschland über alles|dˈYʧlɑnt ˌubəɹ ˈɑləs
die walküre|dˌi vɑlkjˈʊɹə
die welt|dˌi vˈɛlt
die zauberflöte|dˌi tsˈWbəɹflˌɜɹtə
ding an sich|dˈɪŋ ɑn zˈɪk
doppelgänger|dˈɒpᵊlɡˌæŋəɹ
doppelgängers|dˈɒpᵊlɡˌæŋəɹz
ein feste burg|ˌIn fˈɛstə bˈʊɹk
eine kleine nachtmusik|ˌInə klˌInə nˈɑktmuzˌik
fräulein|fɹˈYlIn
führer|fjˈʊɹəɹ
gefreiter|ɡəfɹˈITəɹ
gemütlich|ɡəmˈutlɪk
gemütlichkeit|ɡəmˈutlɪkˌIt
gesamtkunstwerk|ɡəzˈɑmtkʊnstvˌɛɹk
gott sei dank|ɡˌɒt zI dˈɑŋk
gott im himmel|ɡˌɒt ɪm hˈɪmᵊl
götterdämmerung|ɡˌɜɹTəɹdˈɛməɹʊŋ
guten abend|ɡˌutᵊn ˈɑbᵊnt
guten morgen|ɡˌutᵊn mˈɔɹɡᵊn
guten tag|ɡˌutᵊn tˈɑk
gute nacht|ɡˌutə nˈɑkt
heil hitler|hˌIl hˈɪtləɹ
hoch|hˈOk
ich bin ein berliner|ɪk bɪn In bɛɹlˈinəɹ
ich dien|ɪk dˈin
ich liebe dich|ɪk lˈibə dɪk
ja|jˈɑ
jawohl|jəvˈOl
!Junker|jˈʊŋkəɹ
!Junkers|jˈʊŋkəɹz
kinder, küche, kirche|kˈɪndəɹ kˈukə kˈɪɹkə
kristallnacht|kɹˈɪstᵊlnˌɑkt
kunstlerroman|kˈʊnstləɹɹOmˌɑn
lebenswelt|lˈAbənzvˌɛlt
leitmotiv|lˈItmOtˌif
lied von der erde|lˈit fɒn dɛɹ ˈɛɹdə
liebling|lˈiblɪŋ
mein gott|mˌIn ɡˈɒt
mein herr|mˌIn hˈɛɹ
meine damen und herren|mˌInə dˈɑmən ʊnt hˈɛɹən
mein kampf|mˌIn kˈɑmpf
mein liebling|mˌIn lˈiblɪŋ
mitteleuropa|mˈɪtᵊlYɹˌOpə
nein|nˈIn
neue zürcher zeitung|nˌYə tsˈuɹkəɹ tsˈItʊŋ
reichsmark|ɹˈIksmˌɑɹk
sehnsucht|zˈAnzʊkt
sturm und drang|ʃtˈʊɹm ʊnt dɹˈɑŋ
tannhäuser|tˈɑnhYzəɹ
über|ˈubəɹ
übermensch|ˈubəɹmˌɛnʃ
unter den linden|ˌʊntəɹ dAn lˈɪndən
volk|fˈɒlk
volksgeist|fˈɒlksɡˌIst
vorsprung durch technik|fˈɔɹʃpɹʊŋ dʊɹk tˈɛknɪk
was ist das|vˌɑs ɪst dˈɑs
wehrmacht|vˈɛɹmɑkt
wie geht's|vˌi ɡˈAts
wiener schnitzel|vˌinəɹ ʃnˈɪtsᵊl
wunderbar|vˈʊndəɹbˌɑɹ
`;

/** Italian, Spanish and Portuguese. */
export const SOUTHERN = `
a cappella|ˌɑ kəpˈɛlə
addio|ədˈiO
adiós|ˌɑdiˈOs
al dente|æl dˈɛntA
al fresco|æl fɹˈɛskO
alla breve|ˌælə bɹˈAvA
allegro ma non troppo|əlˌAɡɹO mɑ nɒn tɹˈɒpO
andante cantabile|ændˌæntA kæntˈɑbᵻlA
arrivederci|əɹˌivədˈɛɹʧi
ave maria|ˌɑvA məɹˈiə
basta|bˈɑstə
bel canto|bˌɛl kˈæntO
bella figura|bˌɛlə fɪɡˈʊɹə
buenas noches|bwˌAnəs nˈOʧAs
buenas tardes|bwˌAnəs tˈɑɹdAs
buenos aires|bwˌAnəs ˈɛɹᵻz
buenos días|bwˌAnOs dˈiəs
buon giorno|bwˌOn ʤˈɔɹnO
buona sera|bwˌOnə sˈɛɹə
buongiorno|bwˌOnʤˈɔɹnO
caballeros|kˌæbəjˈɛɹOz
capisce|kəpˈiʃ
capo di tutti capi|kˈɑpO di tˈuti kˈɑpi
caro mio|kˌɑɹO mˈiO
cara mia|kˌɑɹə mˈiə
che sarà sarà|kA səɹˈɑ səɹˈɑ
cognoscenti|kˌɒnjəʃˈɛnti
como está|kˌOmO ɛstˈɑ
commedia dell'arte|kəmˌAdiə dɛlˈɑɹtA
con brio|kɒn bɹˈiO
con amore|kɒn əmˈɔɹA
con fuoco|kɒn fwˈOkO
cosa nostra|kˌOzə nˈɒstɹə
cosí fan tutte|kOzˌi fæn tˈutA
da capo|dɑ kˈɑpO
de nada|dA nˈɑdə
desaparecidos|dˌAzəpæɹəsˈidOz
dios mío|diˌOs mˈiO
dolce far niente|dˌOlʧA fɑɹ niˈɛntA
dolce vita|dˌOlʧA vˈitə
don giovanni|dˌɒn ʤəvˈɑni
don juan|dˌɒn wˈɑn
don quixote|dˌɒn kihˈOTi
doña|dˈOnjə
el camino real|ɛl kəmˌinO ɹAˈɑl
el dorado|ɛl dəɹˈɑdO
el niño|ɛl nˈinjO
fata morgana|fˌɑtə mɔɹɡˈɑnə
gracias a dios|ɡɹˌɑsiəs ɑ diˈOs
grazie mille|ɡɹˌɑtsiA mˈilA
hasta la vista|ˌɑstə lɑ vˈistə
hasta luego|ˌɑstə luˈAɡO
hasta mañana|ˌɑstə mənjˈɑnə
il duce|il dˈuʧA
il penseroso|il pˌɛnsəɹˈOsO
il trovatore|il tɹˌɒvətˈɔɹA
in petto|ɪn pˈɛtO
jalapeño|hˌɑləpˈAnjO
jalapeños|hˌɑləpˈAnjOz
l'allegro|lælˈAɡɹO
la dolce vita|lɑ dˌOlʧA vˈitə
la donna è mobile|lɑ dˌɒnə A mˈObilA
la scala|lɑ skˈɑlə
la traviata|lɑ tɹˌɑviˈɑtə
lo siento|lO sjˈɛntO
!machismo|məʧˈizmO
madonna mia|mədˌɒnə mˈiə
mañana|mənjˈɑnə
mamma mia|mˌɑmə mˈiə
mea culpa|mˌAə kˈʊlpə
mi amor|mi ɑmˈɔɹ
mi casa es su casa|mi kˈɑsə ɛs su kˈɑsə
mezza voce|mˌɛtsə vˈOʧA
mezzo forte|mˌɛtsO fˈɔɹtA
mezzo soprano|mˌɛtsO səpɹˈɑnO
molto bene|mˌOltO bˈɛnA
muchas gracias|mˌuʧəs ɡɹˈɑsiəs
mucho gusto|mˌuʧO ɡˈustO
niña|nˈinjə
niño|nˈinjO
non troppo|nɒn tɹˈɒpO
opera buffa|ˌɒpəɹə bˈufə
papa doc|pˌɑpə dˈɒk
perché|pɛɹkˈA
pièta|piˈAtɑ
pietà|pˌiAtˈɑ
piñata|pinjˈɑtə
por favor|pɔɹ fəvˈɔɹ
por qué|pɔɹ kˈA
prego|pɹˈAɡO
prima ballerina|pɹˌimə bˌæləɹˈinə
prima donna|pɹˌimə dˈɒnə
qué pasa|kA pˈɑsə
qué será|kA səɹˈɑ
quién sabe|kjˌɛn sˈɑbA
quinceañera|kˌinsAɑnjˈɛɹə
rancho|ɹˈɑnʧO
san josé|sˌæn hOzˈA
sí|sˈi
sierra madre|siˌɛɹə mˈɑdɹA
signore|sinjˈɔɹA
sotto voce|sˌɒTO vˈOʧA
spirito santo|spˌiɹitO sˈɑntO
tierra del fuego|tiˌɛɹə dɛl fwˈAɡO
terza rima|tˌɛɹtsə ɹˈimə
ti amo|ti ˈɑmO
te amo|tA ˈɑmO
una corda|ˌunə kˈɔɹdə
un poco|un pˈOkO
uffizi|ufˈitsi
va bene|vɑ bˈɛnA
vámonos|vˈɑmənOs
vaya con dios|vˌIə kɒn diˈOs
viva la revolución|vˌivə lɑ ɹˌAvəlusjˈOn
viva voce|vˌIvə vˈOʧi
vita nuova|vˌitə nwˈOvə
vox populi|vˌɒks pˈɒpjəlˌI
`;

/** Latin as English says it, by law, church and school. */
export const LATIN = `
ab initio|æb ɪnˈɪʃiˌO
ab ovo|æb ˈOvO
ad absurdum|æd æbzˈɜɹdəm
ad astra|æd ˈæstɹə
ad hoc|æd hˈɒk
ad hominem|æd hˈɒmᵻnˌɛm
ad infinitum|æd ˌɪnfᵻnˈITəm
ad lib|æd lˈɪb
ad libitum|æd lˈɪbᵻTəm
ad nauseam|æd nˈɔziˌæm
ad valorem|æd vəlˈɔɹəm
agnus dei|ˌæɡnəs dˈAi
alma mater|ˌælmə mˈɑTəɹ
alter ego|ˌɔltəɹ ˈiɡO
amicus curiae|əmˌikəs kjˈʊɹiˌI
anno domini|ˌænO dˈɒmᵻnˌI
annus horribilis|ˌænəs hɒɹˈɪbᵻlᵻs
annus mirabilis|ˌænəs mɪɹˈɑbᵻlᵻs
ante bellum|ˌænti bˈɛləm
ante meridiem|ˌænti məɹˈɪdiəm
aqua vitae|ˌækwə vˈiTI
ars gratia artis|ˌɑɹz ɡɹˌɑtiə ˈɑɹtᵻs
ars longa|ˌɑɹz lˈɒŋɡə
ars poetica|ˌɑɹz pOˈɛtᵻkə
audi alteram partem|ˌWdi ˈæltəɹˌæm pˈɑɹtəm
aurora borealis|əɹˌɔɹə bˌɔɹiˈælᵻs
ave atque vale|ˌɑvA ˈætkwA vˈɑlA
bona fide|bˌOnə fˈId
bona fides|bˌOnə fˈIdiz
carpe diem|kˌɑɹpA dˈiəm
casus belli|kˌɑsəs bˈɛli
caveat emptor|kˌæviæt ˈɛmptɔɹ
cave canem|kˌɑvA kˈɑnəm
ceteris paribus|kˌATəɹᵻs pˈæɹᵻbəs
cogito ergo sum|kˌOɡᵻtO ˈɜɹɡO sˈʊm
compos mentis|kˌɒmpəs mˈɛntᵻs
contra mundum|kˌɒntɹə mˈʊndəm
coram populo|kˌɔɹəm pˈɒpjəlO
corpus christi|kˌɔɹpəs kɹˈɪsti
corpus delicti|kˌɔɹpəs dᵻlˈɪktI
corpus juris|kˌɔɹpəs ʤˈʊɹᵻs
credo quia absurdum|kɹˌAdO kwˌiə æbzˈɜɹdəm
cui bono|kwˌi bˈOnO
culpa|kˈʊlpə
cum grano salis|kˌʊm ɡɹˌɑnO sˈɑlᵻs
cum laude|kˌʊm lˈWdA
curriculum vitae|kəɹˌɪkjələm vˈiTI
custos morum|kˌʊstəs mˈɔɹəm
de facto|dA fˈæktO
de gustibus|dA ɡˈʊstᵻbəs
de jure|dA ʤˈʊɹi
de minimis|dA mˈɪnᵻmᵻs
de mortuis|dA mˈɔɹtuᵻs
de novo|dA nˈOvO
de profundis|dA pɹəfˈʊndᵻs
de rerum natura|dA ɹˌɛɹəm nætˈʊɹə
dei gratia|dˌAi ɡɹˈɑtiə
delenda est carthago|dAlˌɛndə ɛst kɑɹtˈɑɡO
deo gratias|dˌAO ɡɹˈɑtiəs
deo volente|dˌAO vOlˈɛntA
deus ex machina|dˌAəs ɛks mˈɑkᵻnə
deus vult|dˌAəs vˈʊlt
dies irae|dˌiAz ˈɪɹA
divide et impera|dˌivᵻdA ɛt ˈɪmpəɹə
dominus vobiscum|dˌɒmᵻnəs vObˈɪskəm
dramatis personae|dɹˌæməTᵻs pəɹsˈOnI
dulce et decorum|dˌʊlkA ɛt dɛkˈɔɹəm
dum spiro spero|dˌʊm spˈɪɹO spˈɛɹO
e pluribus unum|A plˌʊɹᵻbəs ˈunəm
ecce homo|ˌɛkA hˈOmO
editio princeps|ɛdˌɪʃiO pɹˈɪnsɛps
ego te absolvo|ˌɛɡO tA æbsˈɒlvO
errare humanum est|ɛɹˌɑɹA humˈɑnəm ɛst
et al|ɛt ˈæl
et alia|ɛt ˈæliə
et cetera|ɛt sˈɛTəɹə
et in arcadia ego|ɛt ɪn ɑɹkˈAdiə ˈɛɡO
et sequentes|ɛt səkwˈɛntiz
et tu brute|ɛt tu bɹˈutA
et tu|ɛt tˈu
ex ante|ˌɛks ˈænti
ex cathedra|ˌɛks kəθˈidɹə
ex gratia|ˌɛks ɡɹˈAʃə
ex libris|ˌɛks lˈibɹᵻs
ex nihilo|ˌɛks nˈIhᵻlO
ex officio|ˌɛks əfˈɪʃiˌO
ex parte|ˌɛks pˈɑɹti
ex post facto|ˌɛks pˌOst fˈæktO
experto crede|ɛkspˌɛɹtO kɹˈAdA
felo de se|fˌɛlO də sˈA
festina lente|fɛstˌinə lˈɛntA
fiat justitia|fˌiæt ʤʌstˈɪʃiə
fiat lux|fˌiæt lˈʊks
fidus achates|fˌIdəs əkˈATiz
fons et origo|fˌɒnz ɛt ˈɒɹᵻɡO
flagrante delicto|fləɡɹˌænti dᵻlˈɪktO
gaudeamus igitur|ɡˌWdiˈɑməs ˈɪɡᵻtʊɹ
genius loci|ʤˌiniəs lˈOsI
gloria in excelsis deo|ɡlˌɔɹiə ɪn ɛksʧˈɛlsᵻs dˈAO
habeas corpus|hˌAbiəs kˈɔɹpəs
hic jacet|hˌɪk jˈɑkɛt
homo homini lupus|hˌOmO hˈɒmᵻni lˈupəs
homo sapiens|hˌOmO sˈApiənz
honoris causa|ɒnˌɔɹᵻs kˈWzə
horror vacui|hˌɒɹəɹ vˈækjuˌI
ibidem|ˈɪbᵻdˌɛm
id est|ɪd ˈɛst
in absentia|ɪn æbsˈɛnʃə
in aeternum|ɪn Atˈɛɹnəm
in articulo mortis|ɪn ɑɹtˌɪkjəlO mˈɔɹtᵻs
in camera|ɪn kˈæməɹə
in extenso|ɪn ɛkstˈɛnsO
in extremis|ɪn ɛkstɹˈimᵻs
in flagrante delicto|ɪn fləɡɹˌænti dᵻlˈɪktO
in flagrante|ɪn fləɡɹˈænti
in hoc signo vinces|ɪn hˌɒk sˈɪɡnO vˈɪnkAs
in loco parentis|ɪn lˌOkO pəɹˈɛntᵻs
in medias res|ɪn mˌidiəs ɹˈAz
in memoriam|ɪn məmˈɔɹiˌæm
in nomine patris|ɪn nˌɒmᵻnA pˈɑtɹᵻs
in partibus infidelium|ɪn pˌɑɹtᵻbəs ɪnfᵻdˈAliəm
in perpetuum|ɪn pəɹpˈɛtjuəm
in propria persona|ɪn pɹˌOpɹiə pəɹsˈOnə
in re|ɪn ɹˈA
in saecula saeculorum|ɪn sˌAkjələ sAkjəlˈɔɹəm
in situ|ɪn sˈɪtu
in toto|ɪn tˈOtO
in utero|ɪn jˈuTəɹO
in vacuo|ɪn vˈækjuO
in vino veritas|ɪn vˌinO vˈɛɹᵻtæs
in vitro|ɪn vˈitɹO
in vivo|ɪn vˈivO
infra dig|ˌɪnfɹə dˈɪɡ
inter alia|ˌɪntəɹ ˈAliə
inter arma|ˌɪntəɹ ˈɑɹmə
ipse dixit|ˌɪpsi dˈɪksᵻt
ipsissima verba|ɪpsˌɪsᵻmə vˈɜɹbə
ipso facto|ˌɪpsO fˈæktO
jus gentium|jˌʊs ɡˈɛntiəm
kyrie eleison|kˌɪɹiA Alˈɛisɒn
lacrimae rerum|lˌækɹᵻmI ɹˈɛɹəm
lapsus calami|lˌæpsəs kˈæləmI
lapsus linguae|lˌæpsəs lˈɪŋɡwI
laus deo|lˌWs dˈAO
lex talionis|lˌɛks tˌæliˈOnᵻs
loco citato|lˌOkO sɪtˈɑtO
locum tenens|lˌOkəm tˈɛnɛnz
locus classicus|lˌOkəs klˈæsᵻkəs
magna carta|mˌæɡnə kˈɑɹtə
magna cum laude|mˌæɡnə kʊm lˈWdA
magnum opus|mˌæɡnəm ˈOpəs
mare nostrum|mˌɑɹA nˈɒstɹəm
mea maxima culpa|mˌAə mˌæksᵻmə kˈʊlpə
memento mori|məmˌɛntO mˈɔɹi
mens rea|mˌɛnz ɹˈAə
mens sana in corpore sano|mˌɛnz sˈɑnə ɪn kˌɔɹpɔɹA sˈɑnO
mirabile dictu|mɪɹˌɑbᵻlA dˈɪktu
modus operandi|mˌOdəs ɒpəɹˈændi
modus vivendi|mˌOdəs vɪvˈɛndi
morituri te salutant|mˌɒɹᵻtˈʊɹi tA sˈæljutænt
multum in parvo|mˌʊltəm ɪn pˈɑɹvO
mutatis mutandis|mutˌɑTᵻs mutˈændᵻs
ne plus ultra|nˌA plˌʊs ˈʊltɹə
nemo me impune lacessit|nˌAmO mA ɪmpˈunA lækˈɛsᵻt
nil desperandum|nˌɪl dˌɛspəɹˈændəm
nihil obstat|nˌIhɪl ˈɒbstæt
nolens volens|nˌOlɛnz vˈOlɛnz
noli me tangere|nˌOli mA tˈæŋɡəɹA
nolle prosequi|nˌɒli pɹˈɒsᵻkwI
nolo contendere|nˌOlO kəntˈɛndəɹi
non compos mentis|nˌɒn kˌɒmpəs mˈɛntᵻs
non sequitur|nˌɒn sˈɛkwᵻtəɹ
nota bene|nˌOtə bˈɛni
novus homo|nˌOvəs hˈOmO
nunc dimittis|nˌʊŋk dᵻmˈɪtᵻs
o tempora o mores|O tˈɛmpəɹə O mˈɔɹAz
obiter dicta|ˌɒbᵻtəɹ dˈɪktə
obiter dictum|ˌɒbᵻtəɹ dˈɪktəm
odi et amo|ˌOdi ɛt ˈɑmO
omnia vincit amor|ˈɒmniə vˈɪnkɪt ˈæmɔɹ
opere citato|ˌɒpəɹA sɪtˈɑtO
ora pro nobis|ˌɔɹə pɹO nˈObᵻs
panem et circenses|pˌɑnɛm ɛt kɜɹkˈɛnsAz
pari passu|pˌæɹi pˈæsu
pater familias|pˌATəɹ fəmˈɪliæs
pater noster|pˌɑTəɹ nˈɒstəɹ
pax britannica|pˌæks bɹᵻtˈænᵻkə
pax romana|pˌæks ɹOmˈɑnə
pax vobiscum|pˌæks vObˈɪskəm
per annum|pəɹ ˈænəm
per ardua ad astra|pəɹ ˈɑɹduə æd ˈæstɹə
per capita|pəɹ kˈæpᵻTə
per contra|pəɹ kˈɒntɹə
per diem|pəɹ dˈiəm
per se|pəɹ sˈA
persona grata|pəɹsˌOnə ɡɹˈɑtə
persona non grata|pəɹsˌOnə nɒn ɡɹˈɑtə
pons asinorum|pˌɒnz ˌæsᵻnˈɔɹəm
post bellum|pˌOst bˈɛləm
post facto|pˌOst fˈæktO
post hoc ergo propter hoc|pˌOst hˈɒk ɛɹɡO pɹˌɒptəɹ hˈɒk
post hoc|pˌOst hˈɒk
post meridiem|pˌOst məɹˈɪdiəm
post mortem|pˌOst mˈɔɹtəm
prima facie|pɹˌImə fˈAʃi
primum mobile|pɹˌIməm mˈObᵻli
primus inter pares|pɹˌIməs ˌɪntəɹ pˈɑɹiz
pro bono publico|pɹˌO bˌOnO pˈʌblᵻkO
pro bono|pɹˌO bˈOnO
pro forma|pɹˌO fˈɔɹmə
pro patria mori|pɹˌO pˌætɹiə mˈɔɹi
pro patria|pɹˌO pˈætɹiə
pro rata|pɹˌO ɹˈɑtə
pro tempore|pɹˌO tˈɛmpəɹi
quantum meruit|kwˌɒntəm mˈɛɹuᵻt
quid nunc|kwˌɪd nˈʌŋk
quid pro quo|kwˌɪd pɹO kwˈO
quis custodiet ipsos custodes|kwˌɪs kʊstˈOdiɛt ˌɪpsOs kʊstˈOdAz
quo vadis|kwˌO vˈɑdᵻs
quod erat demonstrandum|kwˌɒd ˈɛɹæt dˌɛmənstɹˈændəm
rara avis|ɹˌɛɹə ˈAvᵻs
reductio ad absurdum|ɹᵻdˌʌktiO æd æbzˈɜɹdəm
requiem aeternam|ɹˌɛkwiəm Atˈɛɹnæm
requiescat in pace|ɹˌɛkwiˈɛskæt ɪn pˈɑʧA
res gestae|ɹˌAz ʤˈɛstI
res ipsa loquitur|ɹˌAz ˌɪpsə lˈɒkwᵻTəɹ
res publica|ɹˌAz pˈʊblᵻkə
rigor mortis|ɹˌɪɡəɹ mˈɔɹtᵻs
sanctum sanctorum|sˌæŋktəm sæŋktˈɔɹəm
semper fidelis|sˌɛmpəɹ fᵻdˈAlᵻs
semper eadem|sˌɛmpəɹ iˈɑdɛm
sic semper tyrannis|sˌɪk sˌɛmpəɹ tɪɹˈænᵻs
sic transit gloria mundi|sˌɪk tɹˌænzɪt ɡlˌɔɹiə mˈʊndi
sine die|sˌIni dˈIi
sine qua non|sˌIni kwɑ nˈɒn
status quo|stˌATəs kwˈO
stupor mundi|stjˌupɔɹ mˈʊndi
sub judice|sˌʌb ʤˈudᵻsi
sub poena|sˌʌb pˈinə
sub rosa|sˌʌb ɹˈOzə
sub specie aeternitatis|sˌʌb spˌɛkiA AtˌɛɹnᵻtˈɑTᵻs
sui generis|sˌuI ʤˈɛnəɹᵻs
summa cum laude|sˌʊmə kʊm lˈWdA
summum bonum|sˌʊməm bˈOnəm
sunt lacrimae rerum|sˌʊnt lˌækɹᵻmI ɹˈɛɹəm
suppressio veri|səpɹˌɛsiO vˈɛɹi
tabula rasa|tˌæbjələ ɹˈɑzə
te deum|tA dˈAəm
tempus edax rerum|tˌɛmpəs ˈɛdæks ɹˈɛɹəm
tempus fugit|tˌɛmpəs fjˈuʤᵻt
terminus ad quem|tˌɜɹmᵻnəs æd kwˈɛm
terminus ante quem|tˌɜɹmᵻnəs ˌænti kwˈɛm
terra firma|tˌɛɹə fˈɜɹmə
terra incognita|tˌɛɹə ɪnkˈɒɡnᵻTə
terra nullius|tˌɛɹə nˈʌliəs
tertium quid|tˌɜɹʃəm kwˈɪd
timeo danaos|tˌɪmiO dænˈAOs
toto caelo|tˌOtO kˈIlO
tu quoque|tˌu kwˈOkwi
ubi sunt|ˌubi sˈʊnt
ultima thule|ˌʌltᵻmə θjˈuli
urbi et orbi|ˌʊɹbi ɛt ˈɔɹbi
vade mecum|vˌɑdi mˈAkəm
vae victis|vˌI vˈɪktᵻs
veni vidi vici|vˌAni vˌidi vˈiʧi
vera causa|vˌɛɹə kˈWzə
via dolorosa|vˌiə dˌɒləɹˈOsə
via media|vˌIə mˈidiə
vice versa|vˌIsə vˈɜɹsə
victrix|vˈɪktɹɪks
virgo intacta|vˌɜɹɡO ɪntˈæktə
vis inertiae|vˌɪs ɪnˈɜɹʃiˌi
vox populi vox dei|vˌɒks pˈɒpjəlI vˌɒks dˈAi
vox humana|vˌɒks humˈɑnə
`;
