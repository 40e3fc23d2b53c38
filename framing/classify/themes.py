"""What news is about, in fifty lists of words: features that know words which nobody has coded.

The lists were written for this library from general knowledge, are in the public domain (CC0), and are no lexicon
of frames: nobody reads them one by one, and no result is counted by them. `*` stands for any ending.
"""

from __future__ import annotations

from functools import cache

from scipy import sparse

from framing.classify.blocks import Matrix, counts_by_type
from framing.classify.texts import Words

LANGUAGE = "en"
_LISTS = """
elections: ballot* campaign* candidate* election* electoral incumbent* landslide midterm* nominee* poll
  polling polls primaries primary swing turnout vote*
parties: bipartisan centrist* conservative* democrat* gop independents left liberal* libertarian* partisan*
  party progressive* republican* wing
legislature: assembly bill bills caucus committee congress congressman congresswoman filibuster house
  lawmaker* legislat* mp mps parliament representative* senate senator* speaker statehouse
government: administration cabinet executive governor* mayor* minister* premier president* secretary veto*
  white
courts: appeal* attorney* constitution* court* defendant* judge* juries jury justice* lawsuit* lawyer*
  plaintiff* prosecutor* ruling* sue sued sues suing supreme testif* trial* verdict*
law: ban banned banning bans compliance enforce* illegal* law laws legal* license* loophole* mandate* permit*
  prohibit* regulat* restrict* rule rules statute*
police: arrest* cop cops custody deputies detective* fbi investigat* officer* patrol* police sheriff* suspect*
  warrant*
crime: assault* charged convict* crime* criminal* felon* gang* gunman gunmen homicide* jail* killer* killing
  murder* prison* rape robber* sentence* theft
violence: attack* bloodshed bomb* explosion* gunfire injur* massacre* rampage shoot* shot shots slain
  slaughter* stab* victim* violen* wound*
weapons: ammunition armed arms bullet* firearm* gun guns handgun* holster* magazine* pistol* revolver* rifle*
  shotgun* weapon*
rights: amendment* civil constitutional entitled freedom* liberties liberty privacy right rights speech
protest: activist* boycott* chant* demonstrat* march marched marches marching petition* protest* rallied
  rallies rally sit strike strikes walkout*
opinion: americans approval approve attitude* backlash favor favour majority opinion* oppose opposition outcry
  percent poll polls public sentiment support supporters survey*
mourning: anniversary burial bury condolence* funeral* grief griev* heartbr* loss loved memorial* mourn*
  remember* tears tribute* vigil*
family: babies baby brother* child children dad daughter* families family father* grandfather grandmother
  husband kid kids mom mother* parent* sister* son wife wives
youth: adolescen* classmates freshman generation* kids millennial* pupils seniors student* teen* young youth
schools: campus* classroom* college* curriculum education* graduat* kindergarten principal* school* student*
  teacher* universit*
safety: alarm* backpack* detector* drill* emergency evacuat* guard guards lockdown* metal prepared* prevent*
  protect* safe* secur* threat*
mind: anxiety autis* bipolar counsel* depress* deranged disorder* mental* psychiatr* psycholog* schizophren*
  suicid* therap* trauma* unstable
health: addict* cancer disease* doctor* drug drugs epidemic* health* hospital* medical medicine nurse* opioid*
  patient* surgeon* vaccine* virus
race: african asian* black blacks discriminat* ethnic* hispanic* kkk latino* minorit* nazi* race races racial*
  racis* segregat* supremac* white whites
immigration: asylum border* citizenship deport* immigra* migrant* refugee* undocumented visa* wall
religion: bible catholic* christian* church* evangelical* faith god islam* jew jewish jews mosque* muslim*
  pastor* pope pray* priest* religio* synagogue*
gender: abortion* domestic female feminis* gay gender* harass* lesbian lgbt* male man men sexis* sexual*
  transgender woman women
terror: domestic extremis* hate ideolog* isis jihad* manifesto militant* radical* terror*
military: army combat defense general marine* military missile* navy nuclear pentagon soldier* troops veteran*
  war wars
diplomacy: alliance* allies ambassador* diplomat* embassy envoy* foreign nato negotiat* sanction* summit*
  talks treaties treaty un
money: billion* budget* cash cost costs debt* dollar* donat* financ* fund funding funds million* money paid
  pay price* tax taxes
business: brand* business* ceo compan* corporat* customer* firm firms industries industry manufactur* profit*
  retailer* revenue* sale sales store stores
markets: bank banks bond bonds dow earnings investor* market* nasdaq share shareholder* shares stock* trading
  wall
work: employ* hire hired hiring job jobs labor labour layoff* salary unemployment union unions wage* worker*
  workplace*
trade: customs deficit* export* goods import* manufactur* supply tariff* trade wto
lobbies: advocacy advocate* association contributions donor* endorse* groups interest lobby* nra pac super
media: broadcast* column* editor* headline* journalis* media news newspaper* podcast* press reporter*
  television tv
internet: app apps facebook google hashtag* instagram internet online post posted posts social tweet* twitter
  viral website* youtube
entertainment: actor* actress* album* celebrities celebrity comedian* concert* film films game games gaming
  hollywood movie* music oscars rapper show singer* song* tv video
sport: athlete* baseball basketball championship* coach* football game games league* nba nfl olympic* player*
  soccer stadium team*
culture: art artist* cultural culture* heritage historic* history identity lifestyle museum* rural society
  tradition* urban values
feeling: afraid anger angry emotional fear* furious hate* hope* horror* love* outrage* pain proud sad shame*
  shock* worr*
morality: conscience coward* decency dignity duty ethic* evil hypocri* immoral moral* shame sin virtue* wrong
responsibility: accountab* blame* fail* fault guilty ignored liable missed negligen* responsib* warning*
figures: analysis average data number numbers percent rate rates record report reports research* statistic*
  studies study survey*
science: climate engineer* experiment* innovation laborator* physics research* scien* space tech technology
environment: carbon climate coal earthquake* emission* energy environment* flood* gas hurricane* oil pollut*
  storm* water wildfire*
transport: airport* bus car cars driver* flight* highway* plane planes railway* road roads traffic train
  trains
housing: apartment* communities community home homeless* homes house housing landlord* mortgage* neighborhood*
  rent* residents
places: cities city council county downtown local mayor neighborhood* street streets town village
states: alabama arizona california carolina colorado connecticut florida georgia illinois kentucky maryland
  michigan nevada ohio oregon pennsylvania tennessee texas virginia washington wisconsin
cities: angeles atlanta baltimore boston chicago dallas denver detroit houston miami orlando philadelphia
  phoenix pittsburgh seattle vegas york
countries: australia* brit* canad* china chinese europe* france french german* india* iran* iraq* israel*
  japan* korea* mexic* russia* zealand
saying: argues asked asks blasts call called calls claims criticiz* defends denies responds response said say
  says slams statement tells told urged urges vows
change: action change changes effort* initiative* measure* new overhaul* plan plans policies policy propos*
  push pushes reform* step steps
conflict: battle* clash* debate* dispute* divide divided feud* fight* oppos* rival* showdown standoff tension*
  versus
"""


@cache
def themes() -> tuple[tuple[str, ...], dict[str, list[int]], dict[str, list[int]]]:
    """Return the themes' names; which of them each whole word is of; and which each beginning of words is of."""
    names: list[str] = []
    whole: dict[str, list[int]] = {}
    begun: dict[str, list[int]] = {}
    for word in _LISTS.split():
        if word.endswith(":"):
            names.append(word[:-1])
        elif word.endswith("*"):
            begun.setdefault(word[:-1], []).append(len(names) - 1)
        else:
            whole.setdefault(word, []).append(len(names) - 1)
    return tuple(names), whole, begun


def themes_of(word: str) -> set[int]:
    """Return which themes a folded word is of."""
    _, whole, begun = themes()
    found = set(whole.get(word, ()))
    for length in range(2, len(word) + 1):
        found.update(begun.get(word[:length], ()))
    return found


def theme_counts(words: Words) -> Matrix:
    """Count the words of each theme in each text, shape (texts, themes)."""
    lists = [sorted(themes_of(word)) for word in words.types]
    rows = [row for row, each in enumerate(lists) for _ in each]
    columns = [column for each in lists for column in each]
    by_type = sparse.csr_matrix(([1.0] * len(rows), (rows, columns)), shape=(len(lists), len(themes()[0])))
    return counts_by_type(words) @ by_type
