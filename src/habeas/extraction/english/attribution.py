"""To whom the text attributes a claim: "according to X", "X said", carried over from the sentence before in a quote."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas import names
from habeas.extraction.english import grammar
from habeas.extraction.lexicon import FEMALE, KIN, MALE, ORGANISATION, ROLES, SPEECH_VERBS
from habeas.extraction.nearby import tail
from habeas.extraction.words import Line

__all__ = ["Sources", "heads_a_list", "source_of", "speaker", "text_of"]

_DEMANDING = frozenset({"urge", "demand", "appeal", "call"})
_COUNTING = frozenset({"estimate", "count", "record", "document", "register", "list", "log", "keep", "tick", "verify"})
_EXPECTING = frozenset({"expect", "assume", "believe", "suspect", "anticipate"})
_WHAT_HAPPENS = frozenset(
    "verdict sentence trial case charge arrest release swap exchange ruling decision move".split()
)
"""What is said of and says nothing itself."""
_TELLING = SPEECH_VERBS | frozenset(
    (
        "remind answer reply respond learn complain describe deny refute dispute reject admit concede promise predict fear hope "
        "joke caution tweet post publish list log track keep register hear disclose hint testify swear vow pledge lament "
        "cite quote name mention speak tally remark observe object submit show indicate"
    ).split()
)
_ASKING = frozenset(
    (
        "call demand urge appeal ask request seek press push plead advocate want expect hope fear warn deny "
        "refute plan recommend insist repeat campaign petition pray beg invite advise propose reiterate require oblige order"
    ).split()
)
_TAKEN_UP = frozenset({"it", "he", "she", "they", "we", "i"})
_BODIES = frozenset("group organisation organization agency centre center committee association watchdog body".split())
_REACH = 3


@dataclass(slots=True)
class Sources:
    """Who was named as saying something, and in which line; "it said", "she added", "the group counts" take them up again."""

    said: list[tuple[int, str]] = field(default_factory=list)
    people: list[tuple[int, str]] = field(default_factory=list)
    known: set[str] = field(default_factory=set)

    def note(self, at: int, name: str | None) -> None:
        """Remembers a source named in a line."""
        if name is not None:
            self.said.append((at, name))

    def meet(self, at: int, people: Iterable[str]) -> None:
        """Remembers the people whom a line names: they may speak in the next."""
        met = [(at, name) for name in people]
        self.people += met
        self.known.update(name for _, name in met)

    def taken_up(self, at: int, word: str) -> str | None:
        """The source that a pronoun, or "the group", in this line stands for: the last one that fits, not far before."""
        known = self.known
        said = [name for line, name in tail(self.said, lambda s: at - s[0] <= _REACH) if line <= at]
        if word == "group":
            near = [name for name in said if name not in known and any(w[0].isupper() for w in name.split())]
        elif word == "it":
            near = [name for name in said if names.gender(name) is None]
        elif word in ("he", "she"):
            other = "m" if word == "she" else "f"
            spoke = [name for name in said if _may_be_one(name, known)]
            near = [name for name in spoke or self._met(at) if names.gender(name) != other]
        else:
            near = said
        return near[-1] if near else None

    def _met(self, at: int) -> list[str]:
        """The first people named in the lines just before and in this one, the nearest last."""
        near = tail(self.people, lambda p: at - p[0] <= _REACH)
        first = {line: name for line, name in reversed(near) if line <= at}
        return [first[line] for line in sorted(first)]


def _may_be_one(name: str, known: set[str]) -> bool:
    """Whether a source as written is one person and no body: "Halden's lawyer", "a spokeswoman"."""
    if name in known or names.gender(name) is not None:
        return True
    words = name.split()
    named = 1 < len(words) < 4 and all(w[0].isupper() and not w.isupper() for w in words)
    return (named and not {w.lower() for w in words} & ORGANISATION) or words[-1].lower() in ROLES | KIN | FEMALE | MALE


def source_of(
    text: str, line: Line, anchor: int, people: dict[int, str], sources: Sources, at: int, *, asked: bool = False
) -> str | None:
    """The source of the claim at this trigger as written, in this sentence; None where none is named.

    `people` gives the fullest name for a word that ends a name; `asked` for what is called for: whose demand it is.
    """
    if not line.parsed:
        return None
    sources.meet(at, people.values())
    noun = _named(line, anchor, asked=asked)
    if noun is None:
        if _quoted(text, line):
            return sources.taken_up(at, "we")
        return _labelled(text, line, asked=asked) or _behind_a_dash(text, line, sources)
    word = line.words[noun]
    if heads_a_list(line, noun):
        return None
    if word.lower in _TAKEN_UP:
        return sources.taken_up(at, word.lower)
    if word.lower in _BODIES and [line.words[k].lower for k in word.kids] == ["the"]:
        return sources.taken_up(at, "group") or text_of(text, line, noun, people)
    name = text_of(text, line, noun, people | _beside(line, noun, people))
    behind = (w.text for w in line.words[noun + 1 :] if w.lemma in SPEECH_VERBS)
    if any(name.endswith(f" {verb}") for verb in behind) and noun == _tagged(line):
        name = name.rpartition(" ")[0]  # "neighbours in Varna report"
    sources.note(at, name)
    return name


def speaking(line: Line) -> list[int]:
    """The words for those whom a line names as saying something, that of its main clause first."""
    telling = [i for i, w in enumerate(line.words) if w.pos == "V" and w.lemma in SPEECH_VERBS]
    telling.sort(key=lambda i: line.words[i].head != i)
    return [s for v in telling for s in grammar.kids(line, v, "nsubj")]


def speaker(text: str, line: Line, people: dict[int, str]) -> str | None:
    """Whoever a line names as saying something, else whom its main clause is about; None where nobody is named."""
    if not line.parsed:
        return None
    tellers = [s for s in speaking(line) if line.words[s].pos in ("N", "P", "D")]
    tops = [i for i, w in enumerate(line.words) if w.head == i and w.pos in ("V", "X")]
    about = [
        s
        for v in tops
        for s in grammar.kids(line, v, "nsubj", "nsubjpass")
        if s in people or line.words[s].pos == "P" or line.words[s].lemma in KIN | _SPEAKING | _BODIES
    ]
    noun = next(iter(tellers + about), None)
    return text_of(text, line, noun, people | _beside(line, noun, people)) if noun is not None else None


_HEADS = frozenset("state status situation position standing".split())


def heads_a_list(line: Line, at: int) -> bool:
    """Whether a word only says as of when a list is: "State on 1 March: 512 names"."""
    words = line.words
    return at == 0 and len(words) > 1 and words[0].lower in _HEADS and words[1].lower in ("on", "of", "as")


_LABEL = re.compile(r"[-*•–—\d.:) ]*([A-ZÀ-Þ][^\n:.;!?]{1,60}): ")
_VERSION = re.compile(r"(?:'s|’s)? (?:version|account|statement|figures?|count|tally)$")
_SPEAKING = frozenset(
    "agency ministry court committee service office center centre group union association embassy council government kremlin police".split()
)


def _labelled(text: str, line: Line, *, asked: bool = False) -> str | None:
    """Who speaks in a sentence or paragraph that begins with their name and a colon: "LanternInfo: ...", "Varna's version: ...".

    A single word must look like the name of an agency (a capital inside), for "Charge:" and "Varna:" are none; but who
    asks for something is named so as well: "Varna, Brod: free her".
    """
    for start in dict.fromkeys((line.start, _paragraph(text, line))):
        found = _LABEL.match(text, start, line.end)
        label = _VERSION.sub("", found[1]) if found is not None else ""
        words = label.split()
        if not words or found is None:
            continue
        body = words[-1].lower() in _SPEAKING or (
            len(words) < 3 and re.search(r"[a-z]-?[A-Z]|[A-Z]-[A-Z][a-z]", words[-1])
        )
        dated = line.words[0].entity in ("DATE", "TIME")  # "Tomorrow: ..."
        asks = asked and not dated and len(words) < 5 and all(w[0].isupper() for w in words) and start == line.start
        if body or asks or label != found[1]:
            return label
    return None


_BEHIND_A_DASH = frozenset("colleagues relatives family lawyer lawyers sources watchdog ministry agency".split())
"""Who speaks there and is never the one told of: "Police detain Mira Halden – activist" is she."""
_DASH = re.compile(r" [-–—] ((?:[^\W\d_][\w'’.-]*,? ?){1,3})$")


def _behind_a_dash(text: str, line: Line, sources: Sources) -> str | None:
    """Who is named behind a dash at the end of a headline: "Editor dies in prison – colleagues", "... – Lantern"."""
    found = _DASH.search(text[line.start : line.end].rstrip(" .\n"))
    if found is None:
        return None
    words = found[1].split()
    known = {name for _, name in sources.said}
    return found[1] if words[-1].lower() in _BEHIND_A_DASH or found[1] in known else None


_FAR = 4000


def _paragraph(text: str, line: Line) -> int:
    """Where the paragraph of a line begins; of an endless one the line itself, so that no text is gone through twice."""
    far = max(0, line.start - _FAR)
    found = text.rfind("\n", far, line.start) + 1
    return found if found or far == 0 else line.start


_QUOTES = re.compile(r"[\"“”]")


def _quoted(text: str, line: Line) -> bool:
    """Whether a line stands in a quotation that began before it in the paragraph, or is nothing but a quotation."""
    before = _QUOTES.findall(text, _paragraph(text, line), line.start)
    return len(before) % 2 == 1 or bool(re.fullmatch(r"[\"“][^\"“”]+[\"”]", text[line.start : line.end]))


def _beside(line: Line, noun: int, people: dict[int, str]) -> dict[int, str]:
    """ "His sister Inna", "the director, Mira Halden", "an aide to the president, Ivo Halden, said": by that name."""
    if (name := _before_the_verb(line, noun, people)) is not None:
        return {noun: name}
    named = next((people[i] for i in sorted(grammar.core(line, noun)) if i in people and i != noun), None)
    beside = [k for k in line.words[noun].kids if line.words[k].dep in ("appos", "compound")]
    if named is None and line.words[noun].lemma in KIN:
        named = next((line.words[k].text for k in beside if line.words[k].pos == "P"), None)
    return {noun: named} if named is not None and beside else {}


def _before_the_verb(line: Line, noun: int, people: dict[int, str]) -> str | None:
    """The name between commas right before the verb that a common noun is the subject of."""
    w, verb = line.words[noun], line.words[noun].head
    if w.pos != "N" or w.dep != "nsubj" or verb < noun + 4 or line.words[verb - 1].text != ",":
        return None
    first = verb - 2
    while first > noun and line.words[first].text != ",":
        first -= 1
    named = line.words[first + 1 : verb - 1]
    named = named[1:] if named and named[0].lower == "the" else named
    if first == noun or len(named) > 4:
        return None
    written = len(named) > 1 and all(n.pos == "P" for n in named)
    return people.get(verb - 2) or (" ".join(n.text for n in named) if written else None)


def _named(line: Line, anchor: int, *, asked: bool) -> int | None:
    """The word of whoever says it: behind "according to", or the subject of a verb of saying or asking above."""
    noun = _cited(line, "according", "per")
    noun = noun if noun is not None else _above(line, anchor, asked=asked)
    noun = noun if noun is not None else _tagged(line)
    noun = noun if noun is not None else _cited(line, "citing", "quoting")
    noun = noun if noun is not None else _by_the_count(line)
    return noun if noun is not None else _whose_number(line)


def _cited(line: Line, *words: str) -> int | None:
    """The noun behind "according to", "per", "citing"."""
    for word in words:
        for i in line.places.get(word, ()):
            if line.words[i].lower == word and i < len(line.words) - 1 and (noun := _according(line, i)) is not None:
                return noun
    return None


def _above(line: Line, anchor: int, *, asked: bool) -> int | None:
    """The subject of a verb of saying (or asking) above the trigger or beside it; somebody named before a pronoun."""
    above = [anchor, *line.ancestors(anchor)]
    beside = [k for up in above for k in line.words[up].kids if line.words[k].dep in ("parataxis", "ccomp", "advcl")]
    found = list[int]()
    for v in dict.fromkeys((*above, *beside)):
        w = line.words[v]
        saying = w.lemma in (_TELLING if v in above else SPEECH_VERBS) and (v != anchor or w.lemma in _COUNTING)
        saying |= w.lemma == "let" and any(line.words[k].lemma in ("know", "understand") for k in w.kids)
        asking = v in above and v != anchor and w.lemma in (_ASKING if asked else _DEMANDING)
        if w.pos == "V" and (saying or asking) and not _only_able(line, v):
            found += _tellers(line, v, shared=v in above)
    expecting = (v for v in above if v != anchor and line.words[v].pos == "V" and line.words[v].lemma in _EXPECTING)
    if not found:
        found = [s for v in expecting if grammar.kids(line, v, "ccomp") for s in _tellers(line, v, shared=True)]
    found = [s for s in found if line.words[s].lemma not in _WHAT_HAPPENS]
    named = [s for s in found if line.words[s].lower not in _TAKEN_UP]
    return next(iter(named + found), None)


def _only_able(line: Line, v: int) -> bool:
    """Whether somebody may or can say something, and nothing is said: "they may write to each other once a month"."""
    able = any(line.words[k].lower in ("may", "can", "could", "might") for k in line.words[v].kids)
    return able and not grammar.kids(line, v, "ccomp", "dobj")


def _tellers(line: Line, v: int, *, shared: bool) -> list[int]:
    """Who says it: the subject of a verb of saying, or behind "by" where it is told in the passive."""
    if grammar.is_passive(line, v):
        by = grammar.agent(line, v)
        return [by] if by is not None else []
    own = grammar.kids(line, v, "nsubj")[-1:]
    aside = line.words[v].lemma in _COUNTING and line.words[v].dep in (
        "advcl",
        "acl",
    )  # "40 remained, counted as before"
    if not own and shared and not aside and (up := grammar.subject(line, v)) is not None:
        own = [up]
    return [s for s in own if line.words[s].pos in ("N", "P", "D") or line.words[s].lower in _TAKEN_UP]


_BETWEEN = frozenset({"has", "have", "had", "also", "later", "then", "now", "since"})
_NOMINAL = ("N", "P", "A", "T", "R", "D")
_INSIDE = frozenset({"'s", "'", "and", "of", "-", "&"})


def _tagged(line: Line) -> int | None:
    """The speaker of a tag that the parser did not see: ", her lawyer, Mira Halden, said on Monday."."""
    words = line.words
    for i in range(len(words) - 1, 1, -1):
        if words[i].lemma not in SPEECH_VERBS | _SUPPOSING or words[i].pos not in ("V", "N"):
            continue
        if i < 9 and words[i].pos == "N" and i + 1 < len(words) and words[i + 1].lower == "that":
            return i - 1
        if words[i].lemma not in SPEECH_VERBS or not _closes(line, i + 1):
            continue
        inside = _INSIDE | (_WHERE if i + 1 == len(words) or words[i + 1].text == "." else frozenset())
        end = i - 1
        while end > 0 and words[end].lower in _BETWEEN:
            end -= 1
        named = words[end].text == ","
        end -= named
        start = end
        while start >= 0 and (words[start].pos in _NOMINAL or words[start].lower in inside):
            start -= 1
        if 0 <= start < end and words[start].text in (",", '"') and words[end].pos in ("N", "P", "R"):
            where = next((k for k in range(start + 2, end) if words[k].lower in _WHERE), end + 1)
            return where - 1  # "neighbours in Varna report"
    return None


_WHERE = frozenset({"in", "at", "of", "from"})
_SUPPOSING = _EXPECTING | {"estimate", "reckon"}


def _closes(line: Line, at: int) -> bool:
    """Whether nothing more is said behind a verb of saying: the sentence ends, or goes on with when and where."""
    return (
        at >= len(line.words)
        or line.words[at].text in ".,;"
        or line.words[at].pos == "I"
        or line.words[at].entity == "DATE"
    )


_COUNTS = ("count", "figures", "reckoning", "estimate", "estimates", "tally", "words")


def _by_the_count(line: Line) -> int | None:
    """The noun of "by the count of X", "in the words of X", "by X's figures" and "figures of X go up to"."""
    for at in (i for word in _COUNTS for i in line.places.get(word, ()) if line.words[i].lower == word):
        if line.words[line.words[at].head].lower in ("by", "to", "in", "on") or line.words[at].dep == "nsubj":
            behind = [n for word, n in grammar.prepositions(line, at) if word == "of"] + grammar.kids(line, at, "poss")
            if behind and line.words[behind[0]].pos in "NP":
                return behind[0]
        if at > 2 and line.words[at - 1].text in ("'s", "’s") and line.words[at - 2].pos == "P":
            run = at - 2
            while run > 0 and line.words[run - 1].pos == "P":
                run -= 1
            if run > 0 and line.words[run - 1].lower in ("by", "in", "on"):
                return at - 2  # "in Mira Halden's count 420 are held"
    return None


def _whose_number(line: Line) -> int | None:
    """Whose number a line gives: "beside Lantern's 412", "Lantern and its 655 prisoners"."""
    for i in (i for i, w in enumerate(line.words) if w.tag == "CD"):
        noun = i if grammar.kids(line, i, "poss") else line.words[i].head
        for k in grammar.kids(line, noun, "poss"):
            if noun == i and line.words[k].pos == "P" and line.words[k].entity not in _NO_COUNTERS:
                return k
            w, owner = line.words[noun], line.words[noun].head
            if line.words[k].lower in ("its", "their") and w.dep == "conj" and line.words[owner].pos == "P":
                return owner
    return None


_NO_COUNTERS = ("DATE", "TIME", "NORP")


def _according(line: Line, at: int) -> int | None:
    """The noun of "according to X" or "citing X"."""
    for k in line.words[at].kids:
        if line.words[k].dep in ("pobj", "dobj"):
            return k
        inner = grammar.kids(line, k, "pobj")
        if inner:
            return inner[0]
    return None


_EDGE = re.compile(r"^[\s\"'(]+|[\s\"',;:(.]+$")


def text_of(text: str, line: Line, noun: int, people: dict[int, str]) -> str:
    """A noun phrase as written, or the fullest name where it is a person."""
    if noun in people:
        return people[noun]
    inside = sorted(i for i in grammar.core(line, noun) | _of_parts(line, noun) if abs(i - noun) < 12)
    run = [noun]
    while run[0] > 0 and (run[0] - 1 in inside or _glued(line, run[0] - 1)):
        run.insert(0, run[0] - 1)
    while run[-1] + 2 < len(line.words) and _glued(line, run[-1]) and line.words[run[-1] + 1].text == "-":
        run += [run[-1] + 1, run[-1] + 2]
    for i in [i for i in inside if i > run[-1]]:
        if (
            i - run[-1] <= 1
            and line.words[i].text not in (",", "(")
            and (line.words[i].dep != "appos" or i == run[-1] + 1)
        ):
            run.append(i)
        else:
            break
    words = line.words
    while run[-1] > noun and words[run[-1]].lower in ("and", "or"):
        run.pop()
    while len(words) > run[-1] + 1 and _numbers(words[run[-1]].lower, words[run[-1] + 1].text):
        run.append(run[-1] + 1)
    return _EDGE.sub("", text[words[run[0]].start : words[run[-1]].end])


def _numbers(word: str, following: str) -> bool:
    """Whether the next word goes on with a house's number: "colony", "No", ".", "9"."""
    if word in ("no", "no.") or (word == "." and following.isdigit()):
        return following[0] in ".0123456789"
    return word in ("colony", "prison", "jail") and following in ("No", "No.")


def _glued(line: Line, at: int) -> bool:
    """Whether no space stands between a word and the next: "Lantern-Info" is one name."""
    return line.words[at].end == line.words[at + 1].start and "-" in (line.words[at].text, line.words[at + 1].text)


def _of_parts(line: Line, noun: int) -> set[int]:
    """What belongs to a body's name: "the Committee of Ministers", "a court in Minsk", "Belarus's president"."""
    found = set[int]()
    for k in line.words[noun].kids:
        w = line.words[k]
        if w.dep == "poss" or (w.dep == "prep" and w.lower in ("of", "in", "for", "at")):
            found |= line.subtree(k)
    return found
