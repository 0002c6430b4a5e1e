"""Leads the name of an origin to one of a story world's sources: by name, else by what kind of speaker it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from anyascii import anyascii

from habeas.folding import fold
from habeas.model import Document, Statement
from habeas.places import country
from habeas.reconciliation.bodies import in_english
from habeas.reconciliation.origins import anonymous, is_person, sounds, stem, undescribed, untitled, voice
from habeas.reconciliation.topics import listed, speaks_of

__all__ = ["Sources"]


@dataclass(frozen=True, slots=True)
class _Source:
    id: str
    name: str
    kind: str
    words: frozenset[str]
    initials: frozenset[str] = frozenset()


_KIN = (
    r"\b(relatives?|family|families|(grand|step)?(mother|father)s?|wife|husband|(half-)?brothers?|sisters?|(grand)?sons?|"
    r"(grand)?daughters?|parents?|aunts?|uncles?|nephews?|nieces?|cousins?|widow(er)?|fianc[eé]e?|spouse|"
    r"(mother|father|sister|brother)-in-law)\b"
)
_SPEAKERS = (
    ("lawyer", r"\b(lawyers?|attorneys?|barristers?|solicitors?|advocates?|(defen[cs]e |legal )?counsel|legal team)\b"),
    ("relative", _KIN),
    (
        "released_person",
        r"\b(former|freed|released|pardoned) "
        r"(prisoners?|people|persons?|m[ae]n|wom[ae]n|detainees?|inmates?|convicts?|hostages?|cellmates?)\b|\bex-(prisoner|inmate|detainee)s?\b",
    ),
    (
        "rights_group",
        r"\b((human )?rights (groups?|defenders?|monitors?|watchers?|organi[sz]ations?|activists?)|defenders)\b",
    ),
)
"""Kinds of speakers that a world lists as one source each."""
_STATES = ("state_organ", "foreign_government", "igo")
_CAUSES = ("exile_office", "rights_group")
_CLOSE = ("relative",)
"""Kinds of outlets that answer themselves for lawyers, and for relatives of others than those they tell of."""
_MEDIA = ("independent_media", "news_agency", "state_media")
BESIDE = 60
"""Characters beside a name in which its report says who that is."""


class Sources:
    """The sources of a world, found by the name of an origin and by the statement that has it."""

    def __init__(
        self, given: Iterable[Mapping[str, Any]], documents: Sequence[Document], freed: Iterable[tuple[str, str]] = ()
    ) -> None:
        """`freed` are people who were let out, as (document, name there): they may speak for themselves."""
        self.listed = [_Source(s["id"], s["name"], s["kind"], _words(s["name"]), _initials(s["name"])) for s in given]
        self._documents = {d.id: d for d in documents}
        self._freed = set(freed)
        self._written: dict[str, list[re.Match[str]]] | None = None
        self._found: dict[tuple[str, str | None], str | None] = {}

    def of(self, name: str, outlet: str | None = None) -> str | None:
        """The id of the source of that name, as an outlet would use it; None when none is like it."""
        if (name, outlet) not in self._found:
            exiled = self._speaking("exile_office") if _kind_of_body(in_english(name)) else None
            self._found[name, outlet] = (
                exiled or self._by_name(name, outlet) or self._of_a_paper(name) or self._by_role(name)
            )
        return self._found[name, outlet]

    def of_statement(self, said: Statement, origin: str) -> str | None:
        """The id of the source of a statement with that origin: by its speaker's kind, by name, else its outlet's."""
        document = self._documents[said.document]
        spoken = said.source is None or anonymous(said.source)
        if spoken and is_person(origin) and origin != document.outlet and self._by_name(origin, None) is None:
            said = replace(said, source=origin)
        own = next((s for s in self.listed if s.id == self.of(document.outlet or "")), None)
        found = self.of(origin, document.outlet)
        own_voice = (self.of(voice(document)), own.id if own else None)
        led = found if said.source and anonymous(said.source) and found not in own_voice else None
        speaker = led or self._by_kind(said, document, own) or self._of_a_land(said.source or "")
        if speaker:
            return speaker
        if own and own.kind in _STATES and said.source and self._speaks_for(own, said.source):
            return own.id
        return found or self._told(said) or self.of(voice(document)) or self.of(document.outlet or "")

    def _by_name(self, name: str, outlet: str | None) -> str | None:
        """The source that shares most words with a name; one of a state when the name has a word for an organ."""
        name = _quoted(re.sub(r"\s*\([^)]*\)$", "", name))
        if shortened := self._shortened(name):
            return shortened
        said = _words(undescribed(re.sub(r"\s+in\s+.*", "", name)))
        if "polic" in said:  # of whatever town; where a world lists no police, the ministry's
            own_name = any("polic" in s.words for s in self.listed)
            said = frozenset(w for w in said if w[0] == "@") | ({"polic"} if own_name else {"inter", "minis"})
        organ = said & _ORGANS
        telling = said - _GENERIC - (_ORGANS - _ONE_ORGAN)
        named = [s for s in self.listed if "speaking" not in s.name]  # those speaking to reporters have no name
        fitting = [s for s in named if not organ or s.kind not in _MEDIA or said == s.words]
        if organ:
            alike = _all_in if _CYRILLIC.search(name) else frozenset.issubset
            fitting = [s for s in fitting if alike(telling, s.words) and (telling or organ & s.words)]
        near = _words(outlet or "")
        own = [s for s in fitting if s.kind == "state_organ"]
        if organ and not telling and len(own) == 1:
            return own[0].id
        scored = [
            (len(organ & s.words), _share(said, s.words), len(near & s.words), s.kind == "state_organ", s.id)
            for s in fitting
        ]
        best = max(scored, default=(0, 0.0, 0, False, ""))
        if organ and not fitting and (state := self._of_its_state(said)):
            return state
        return best[4] if best[1] > (0 if organ else LIKE) else self._by_sound(name)

    def _of_a_paper(self, name: str) -> str | None:
        """The one source that is a paper, where the name is of one."""
        papers = [s.id for s in self.listed if speaks_of("paper", s.name)] if speaks_of("paper", name) else []
        return papers[0] if len(papers) == 1 else None

    def _of_its_state(self, said: frozenset[str]) -> str | None:
        """The one source that stands for all organs of a state, of which these words name one: its government."""
        found = [s for s in self.listed if "gover" in s.words and (own := s.words - {"gover"} - _KINDS) and own <= said]
        return found[0].id if len(found) == 1 else None

    def _by_sound(self, name: str) -> str | None:
        """The one source that a name in Cyrillic letters sounds like; None when several do, or none."""
        heard = _heard(name) if _CYRILLIC.search(name) else frozenset()
        fitting = [s.id for s in self.listed if heard & _heard(s.name)]
        if len(fitting) > 1 and not _words(name) & _ORGANS:  # a paper with the land in its name is none of its organs
            fitting = [s.id for s in self.listed if s.id in fitting and s.kind in _MEDIA]
        return fitting[0] if len(fitting) == 1 else None

    def _by_role(self, name: str) -> str | None:
        """The body whose name shares most words with what is said of a person beside their name, in any letters."""
        if not name or not is_person(name.title() if name.islower() else name):
            return None
        words = frozenset[str]().union(*(_role_words(m) for m in self._named(name)))
        known = [s for s in self.listed if s.kind in _STATES or (s.kind in _CAUSES and s.words - _KINDS <= words)]
        bodies = [s for s in known if s.words - _KINDS or s.kind in _STATES]
        scored = [(sum(1 / sum(w in b.words for b in bodies) for w in words & s.words), s.id) for s in bodies]
        best = max(scored, default=(0.0, ""))
        return best[1] if best[0] >= 1 else None

    def _named(self, name: str) -> list[re.Match[str]]:
        """Where a person is named: by that name or, where it sounds like nobody else's, in other letters."""
        found = [m for d in self._documents.values() for m in re.finditer(re.escape(name), d.text, re.IGNORECASE)]
        heard = sounds(fold(anyascii(name.split()[-1])))
        return found + (self._by_sound_of().get(heard, []) if len(heard) > HEARD + 1 else [])

    def _by_sound_of(self) -> dict[str, list[re.Match[str]]]:
        """Where the words with a capital stand, by their sound; worked out once."""
        if self._written is None:
            self._written = {}
            for d in self._documents.values():
                for m in CAPITALISED.finditer(d.text):
                    self._written.setdefault(sounds(fold(anyascii(m[0]))), []).append(m)
        return self._written

    def _shortened(self, name: str) -> str | None:
        """The one source whose initials a name in capitals gives: "the FDFA"."""
        short = re.search(r"\b[A-ZА-ЯЁІЎЇЄҐ]{3,8}\b", name)
        found = [s.id for s in self.listed if short and short[0] in s.initials]
        return found[0] if len(found) == 1 else None

    def _of_a_land(self, source: str) -> str | None:
        """The source of a country that officials or diplomats of it speak for: "a Polish diplomat"."""
        described = in_english(source)
        land = country(source)
        if not land or _JOINED.search(described) or not speaks_of("state_official", described):
            return None
        found = [s.id for s in self.listed if s.kind in _STATES and f"@{land}" in s.words]
        return found[0] if len(found) == 1 else None

    def _speaks_for(self, own: _Source, source: str) -> bool:
        """Whether a source in a state's own report is an official of no other: its minister."""
        known = self._by_name(source, None)
        return known in (None, own.id) and is_person(source) and speaks_of("state_official", in_english(source))

    def _by_kind(self, said: Statement, document: Document, own: _Source | None) -> str | None:
        """The source of a kind of speaker: those set free, relatives, lawyers, where a medium quotes one."""
        if said.source is None:
            return self._visitor(said, document) if own and own.kind == "relative" else None
        source = untitled(said.source)
        if is_person(source):
            if any(d == document.id and _one_name(source, n) for d, n in self._freed):
                return self._speaking("released_person")
            if any(_kin(source, n) for n in said.persons):
                return self._speaking("relative")
            if any(_words(source) <= s.words for s in self.listed):
                return None
            others = (d.text for d in self._documents.values() if d.id != document.id and len(source.split()) > 1)
            kind = next(filter(None, (_called(source, text) for text in (document.text, *others))), None)
            if kind is None and any(source == n for _, n in self._freed):
                kind = "released_person"
            return self._speaking(kind) if kind else None
        if own and _told_to_kin(said, source):
            return self._speaking("relative")
        if _OF_THEM.match(source) and any(d == document.id for d, _ in self._freed):
            return self._speaking("released_person")
        if own and own.kind in _CAUSES and _OF_ANOTHER.match(source):
            return None
        source = re.sub(r"^(?!An? |The )[A-ZА-Я].*['’]s (?=[a-z])", "his ", source)  # somebody's mother
        described = re.split(r"[,(]|(?<!^)(?<!\w)(?=[A-ZА-ЯЁІЎЇЄҐ«“„])", source, maxsplit=1)[0]
        if own is None or not described.strip() or _JOINED.search(described):
            return None
        kind = _kind_of(in_english(described)) or _kind_of_body(in_english(source))
        if kind == "exile_office":
            return self._speaking(kind)
        if own.kind in _CLOSE and not (kind == "relative" and _OWN_KIN.match(in_english(described))):
            return None
        return self._speaking(kind) if kind else None

    def _visitor(self, said: Statement, document: Document) -> str | None:
        """Who saw a prisoner or asked for them, where relatives tell it in their paper: one of them, or a lawyer."""
        near = _sentences_beside(document.text, said.start, said.end)
        if not said.persons or not speaks_of("visit", near):
            return None
        return self._speaking("lawyer" if re.search(_SPEAKERS[0][1], in_english(near)) else "relative")

    def _speaking(self, kind: str) -> str | None:
        """The source that stands for all speakers of a kind, else the only one of it."""
        of_kind = [s for s in self.listed if s.kind == kind]
        any_ = [s.id for s in of_kind if "speaking" in s.name]
        return any_[0] if any_ else of_kind[0].id if len(of_kind) == 1 else None

    def _told(self, said: Statement) -> str | None:
        """The source to which somebody told it: "the council told the agency"."""
        found = re.search(r"\btold (?:[a-z]+ )*(?P<whom>[A-Z][\w-]*(?: [A-Z0-9][\w-]*)*)", said.quote)
        return self.of(found["whom"]) if found else None


_OF_THEM = re.compile(
    r"(one|two|three|four|five|six|several|some|many|most|a few|both|half|all|others?) (of|among) "
    r"(them|those|the (freed|released|pardoned|prisoners))\b"
    r"|\w+ (из них|из освобожд\w+|з іх|з вызвален\w+|із них|з них|зі звільнен\w+)(?!\w)",
    re.IGNORECASE,
)
"""Some of those of whom a report tells."""
_JOINED = re.compile(r"(?<!\w)(and|и|ды|та|й)(?!\w)")
_EXILED = re.compile(
    r"(?:the |its |an? )?(?:exiled?|émigré|emigre) "
    r"(?:office|bureau|cent(?:re|er)|group|committee|council|organi[sz]ation)(?: in [a-z]+)?|"
    r"(?:(?:the|an?) )?(?:[\w'’-]+ ){0,3}(?:office|bureau|centre|center|committee|council|government|cabinet) "
    r"(?:in exile|abroad)"
)
"""An office in exile that is only called so."""
CAPITALISED = re.compile(r"(?<!\w)[A-ZА-ЯЁІЎЇЄҐ][\w'’-]{3,}")
_OF_ANOTHER = re.compile(r"an? [a-z]+['’]s ", re.IGNORECASE)
"""Somebody close to one who is not told of: "a cellmate's wife"."""
_OWN_KIN = re.compile(r"(his|her|their)\b")
_CYRILLIC = re.compile("[а-яёіїўґ]", re.IGNORECASE)


_TOLD = r"(?:told|tells|informed|(?:сказа|сообщи|рассказа|передал|паведамі|расказа|распавя|розпов|повідом|переда)\w*)"
_KIN_OR_THEM = re.compile(
    rf"(?:him|her|them|ей|ему|им|яму|ёй|йому|їй|їм)(?!\w)|(?:(?:his|her|their|the) )?(?:[\w-]+ )?{_KIN}"
)


def _told_to_kin(said: Statement, source: str) -> bool:
    """Whether somebody without a name told it to a relative, who has told it on: "an officer told his sister"."""
    told = re.search(rf"{re.escape(source)} (?:\w+ ){{0,3}}?{_TOLD} (?P<whom>[^.,;«“\"\n]{{2,60}})", said.quote)
    return bool(anonymous(source) and told and _KIN_OR_THEM.match(in_english(told["whom"])))


def _kind_of(described: str) -> str | None:
    return next((kind for kind, pattern in _SPEAKERS if re.search(pattern, described)), None)


def _kind_of_body(described: str) -> str | None:
    """The kind of a body that is only described: "the office in exile"."""
    return "exile_office" if _EXILED.fullmatch(described) else None


def _quoted(name: str) -> str:
    """The name that stands in quotation marks, where one does: "the council «Open Door»"."""
    quoted = re.search(r"[«“„\"](\w[^»”“\"]{2,})[»”“\"]", name)
    return quoted[1] if quoted else name


def _sentences_beside(text: str, start: int, end: int) -> str:
    """A passage with the sentences before and behind it in its paragraph."""
    before = re.split(r"(?<=[.!?…])\s+", text[text.rfind("\n", 0, start) + 1 : start])
    behind = re.split(r"(?<=[.!?…])\s+", re.split(r"\n", text[end:])[0].lstrip('.!?…»”" '))
    return f"{' '.join(before[-2:])}{text[start:end]} {behind[0]}"


def _called(source: str, text: str) -> str | None:
    """What kind of speaker a report calls a person right beside the name: "said lawyer Mira Halden"."""
    for m in re.finditer(re.escape(source), text):
        before = re.split(r"[.!?\n;:]", text[max(m.start() - BESIDE, 0) : m.start()])[-1].split()[-2:]
        after = re.match(r"[,(–—-]*\s*((?:[\w'’-]+\s?){1,3})", text[m.end() : m.end() + BESIDE])
        apposed = after[1] if after and after[0][:1] in ",(–—" else ""
        if kind := _kind_of(in_english(" ".join(before))) or _kind_of(in_english(apposed)):
            return kind
    return None


def _role(name: re.Match[str]) -> str:
    """What stands beside a name in its sentence: before it, and behind it where it goes on with who that is."""
    before = re.split(r"[.!?]\s|\n", name.string[max(name.start() - BESIDE, 0) : name.start()])[-1]
    behind = re.split(r"[.!?](?:\s|$)|\n", name.string[name.end() : name.end() + BESIDE])[0]
    goes_on = re.match(r"(,| of | from | at | \(| з | из | із )", behind)
    return f"{before} {name[0]} {behind if goes_on else ''}"


def _role_words(name: re.Match[str]) -> frozenset[str]:
    """The words of what stands beside a name; a country only where it belongs to who that is: "Polish envoy Halden"."""
    before = re.split(r"[.!?,;:—–(“”\"\n]", name.string[max(name.start() - BESIDE, 0) : name.start()])[-1]
    apposed = re.match(r",? ?(?:\w+ ){0,3}[\w’'-]+", name.string[name.end() : name.end() + BESIDE])
    near = f"{' '.join(before.split()[-5:])} {apposed[0] if apposed and apposed[0][:1] == ',' else ''}"
    lands = {w for w in _words(near) if w[0] == "@" and speaks_of("state_official", in_english(near))}
    return frozenset(w for w in _words(_role(name)) if w[0] != "@") | lands


def _one_name(source: str, name: str) -> bool:
    """Whether a source is a person of that name: the surname alone, or with a first name that can be the same."""
    one, other = source.split(), name.split()
    return one[-1] == other[-1] and (len(one) == 1 or len(other) == 1 or one[0][0] == other[0][0])


def _kin(source: str, name: str) -> bool:
    """Whether a source bears another's surname, the ending that differs between a man's and a woman's aside."""
    one, other = source.split(), untitled(name).split()
    return min(len(one), len(other)) > 1 and one != other and one[-1][:5] == other[-1][:5] and one[0] != other[0]


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """What two names share of all their words, words for a kind of body counting little."""
    both, either = (sum(0.2 if w in _GENERIC | _ORGANS else 1.0 for w in ws) for ws in (one & other, one | other))
    return both / either if either else 0.0


@lru_cache(maxsize=2**12)
def _words(name: str) -> frozenset[str]:
    """The first letters of the longer words of a name, as written and with its words for bodies in English.

    All are in Latin letters; a country is one word, whatever it or its people are called.
    """
    said = anyascii(in_english(name)).casefold() + ("" if _CYRILLIC.search(name) else f" {fold(name)}")
    land = country(name)
    words = [w for w in re.findall(r"\w{3,}", said) if w not in ("the", "and", "for")]
    words = [w for w in words if (not land or country(w) != land) and not w.startswith("official")]
    return frozenset(w[:5] for w in words) | ({f"@{land}"} if land else frozenset())


def _initials(name: str) -> frozenset[str]:
    """A body's name in initials, with and without whose it is: "FDFA" for the Department of a state."""
    own, _, _ = name.rpartition(" of ")
    written = ("".join(re.findall(r"\b[A-ZА-ЯЁІЎЇЄҐ]", n)) for n in (name, own))
    return frozenset(w for w in written if len(w) > 2)


def _all_in(telling: frozenset[str], words: frozenset[str]) -> bool:
    """Whether all these words are among others, or sound like one of them."""
    heard = {sounds(w) for w in words}
    return all(w in words or (len(sounds(w)) > 3 and sounds(w) in heard) for w in telling)


def _heard(name: str) -> frozenset[str]:
    """What the words of a name sound like in whatever letters, those of three consonants or more."""
    alone = re.fullmatch(r"\W*([^\W\d_]{4,})\W*", name)  # a name of one word is one, whatever the word means
    words = [alone[1].casefold()] if alone else re.findall(r"[\w'’-]+", in_english(name))
    heard = (sounds(fold(anyascii(stem(w)))) for w in words if alone or w not in listed("bodies"))
    return frozenset(h for h in heard if len(h) > HEARD - bool(alone))


HEARD = 4
"""From so many consonants on, the mark before them counted, two words that share them are one."""
LIKE = 0.12
"""The least share of their words by which two names are of one source. Chosen on the story worlds."""
_GENERIC = frozenset(w[:5] for w in listed("bodies"))
_ONE_ORGAN = frozenset(w[:5] for w in ("prosecutor", "court", "police", "parliament"))
_KINDS = _GENERIC | {"offic"}
_ORGANS = _ONE_ORGAN | {
    w[:5] for w in ("ministry", "committee", "council", "department", "service", "office", "officials", "government")
}
