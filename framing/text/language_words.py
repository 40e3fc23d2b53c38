"""Words of languages other than English that the tokeniser's neighbours need: abbreviations, starters, negations.

What counts as which is as in `framing.text.words`. Chinese, and languages that are not listed, have no
abbreviations here. Written from general knowledge of each language.
"""

from __future__ import annotations

# language → (a name follows, a number follows, may end a sentence, starts a sentence, denies)
LISTS: dict[str, tuple[str, str, str, str, str]] = {
    "de": (
        "dr prof dipl ing mag hr fr frl st hl gen obst lt bzw vgl sog bes insb evtl ggf inkl exkl zzgl max min",
        "nr nrn abs art bd kap s ziff jg tel jan febr feb mär apr jun jul aug sept sep okt nov dez ca rd",
        "usw etc bspw co jr sen jh jhd mio mrd tsd str chr",
        """der die das ein eine einer dies diese dieser dieses es er sie wir ich ihr man in im an am auf bei
        mit von vom zu zum zur nach vor seit für aus um als wenn weil während aber und oder doch so auch
        nur nun dann da dort hier was wer wie wo warum kein keine alle viele einige mehr nicht sein seine
        ihre unser unsere damit dazu dabei""",
        "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts nirgends ohne weder",
    ),
    "fr": (
        "m mm mme mmes mlle mlles dr pr prof mgr st ste gén cdt lt",
        "n no art p pp chap fig vol tél janv févr avr juil sept oct nov déc env",
        "etc cie sté éd hab ex av apr bd min max",
        """le la les un une des ce cet cette ces il elle ils elles on nous vous je c'est ce qui que quand
        comme si mais et ou or donc car dans en sur sous à au aux avec pour par sans selon après avant
        depuis pendant entre chez son sa ses leur leurs notre nos tout toute tous plusieurs plus aucun
        rien pas l'on d'un d'une puis ainsi alors""",
        "ne pas non jamais rien aucun aucune ni sans personne nul nulle",
    ),
    "es": (
        "sr sra sres srta srtas d dª dr dra dres prof profa ing lic arq gral cnel sto sta fr mons excmo excma",
        "n núm nº art pág págs p cap vol fig tel aprox ene feb abr jun jul ago sept oct nov dic",
        "etc ee uu ud uds vd vds cía ltda ej pp cc aa rr hh ff s a c",
        """el la los las un una unos unas este esta estos estas ese esa esos esas lo él ella ellos ellas yo
        nosotros su sus nuestro en con por para de del al desde hasta sobre entre sin según tras ante
        cuando como si aunque mientras pero y o ni que qué quién cómo dónde además también no ya hoy ayer
        según todo todos muchos más""",
        "no ni nunca jamás nada nadie ningún ninguna ninguno sin tampoco",
    ),
    "ru": (
        "им акад проф доц гн г-н гжа г-жа ген полк подполк кап адм св ул пр пл просп бул пер гр тов инж",
        "№ стр с гл рис табл ст п пп кв д корп оф тел янв фев апр авг сен сент окт ноя дек ок прим",
        "др пр т д п г гг в вв руб коп тыс млн млрд долл чел кг км см мм обл о напр т.е",
        """в во на по с со к ко о об от до из за для при у под над между через после перед без это этот эта
        эти он она оно они мы вы я его её их наш как что кто где когда если хотя но а и или однако также
        кроме поэтому тем там так все весь многие некоторые не ни нет по-прежнему теперь сегодня вчера""",
        "не нет ни нельзя никогда никто ничто ничего никакой никакая никакие без",
    ),
    "vi": (
        "ts ths pgs gs bs ks tp ông bà tt q p h đ",
        "số điều tr t",
        "v.v vv",
        """các những một hai ông bà anh chị họ chúng tôi ta nó đây đó khi nếu nhưng và hoặc tuy vì do trong
        ngoài trên dưới tại từ theo với để cho về sau trước hiện ngày năm tháng ở bên cùng mặc như việc sự
        không theo""",
        "không chưa chẳng chả đừng chớ",
    ),
    "ar": (
        "د أ م ا ق ص ع",
        "رقم ص ت ج",
        "إلخ الخ هـ",
        "",
        "لا لم لن ليس ليست ليسوا غير دون بدون عدم",
    ),
    "zh": ("", "", "", "", "不 没 沒 无 無 未 非 勿 别 別"),
}

# Two words side by side that deny nothing, though one of them is listed as denying: "not only", "however",
# "still", "future", "Africa". Of English it is `framing.scoring.negation` that knows them.
NO_DENIALS: dict[str, str] = {
    "de": "nicht nur, nicht bloß, nicht allein, nicht zuletzt, nicht weniger, ohne weiteres, ohne zweifel",
    "fr": """pas seulement, pas uniquement, pas moins, non seulement, non plus, sans doute, une personne,
        la personne, cette personne, chaque personne, par personne, n'est qu'un, n'est qu'une""",
    "es": """no solo, no sólo, no solamente, no únicamente, no obstante, sin embargo, sin duda, sin dudas""",
    "ru": "не только, не просто, не менее, не раз, без сомнения, без сомнений",
    "vi": "không chỉ, không những, không ngừng, không gian, không quân, không khí, không phận, hàng không",
    "ar": "غير أن, غير أنه, غير أنها, لا سيما, لا شك, لا يزال, لا تزال, لا يزالون, لا بد",
    "zh": """不 断, 不 斷, 不 仅, 不 僅, 不 但, 不 只, 不 光, 不 止, 不 过, 不 過, 不 论, 不 論, 不 管, 不 同,
        不 久, 不 少, 不 错, 不 錯, 不 时, 不 時, 不 禁, 不 安, 不 满, 不 滿, 不 丹, 不 列, 未 来, 未 來,
        非 常, 非 洲, 非 凡, 非 法, 无 论, 無 論, 无 疑, 無 疑, 无 数, 無 數, 无 线, 無 線, 没 收, 沒 收,
        特 别, 特 別, 分 别, 分 別, 区 别, 區 別, 级 别, 級 別, 性 别, 性 別, 个 别, 個 別, 类 别, 類 別,
        告 别, 告 別, 识 别, 識 別, 差 别, 差 別, 别 人, 別 人, 别 的, 別 的""",
}
