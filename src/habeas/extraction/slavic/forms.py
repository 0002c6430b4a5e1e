"""In what form a Russian, Belarusian or Ukrainian trigger stands: done, to come, bare, describing, or a noun.

The form decides how a word can be meant without more being said: an infinitive alone tells of nothing done, a perfective
verb in a form of the present is yet to come, and a participle that describes tells of what has been.
"""

import re
from enum import StrEnum
from functools import lru_cache

from habeas.extraction.patterns import Match
from habeas.extraction.slavic.clauses import attribute
from habeas.extraction.slavic.words import listed, voice
from habeas.extraction.words import Line

__all__ = ["Form", "form", "leading", "past"]


class Form(StrEnum):
    """The form of a word, as far as it says whether something was done."""

    DONE = "done"
    """A verb of the past or the present, or a participle that says something of its subject."""
    COMING = "coming"
    BARE = "bare"
    """An infinitive."""
    DESCRIBING = "describing"
    NOUN = "noun"


_BARE = re.compile(
    r"(([аяиеыё]|ну)ть(ся)?"  # освободить
    r"|(?<![жчшр])аць|(?<=[ыія])нуць|[аяиіуїе]ти(ся|сь)?"  # памілаваць, звільнити
    r"|((в[её]|не|па)[сз]|й|йс|с[еі]с)(ти|ці))$"  # вывезти, выйсці
)
_BELARUSIAN = re.compile(
    r"[іяеы]ць$"
)  # an infinitive, or the third person of a verb; to come, or bare, where perfective
_DID = re.compile(r".(йшов|яв|ув|їв|ає|яє|ює)(ся|сь|ться)?$")  # Ukrainian forms that the voice of a word does not tell
_NOUN = re.compile(
    r"(ни[ейяюи]|ни[ея]м|нь?н[еяюі]|ньн[еяюі]|нн?[ея]м|нн[ії]|нням|ннях|ниях|нняў|еннь|еньнь|[аеія]нь"
    r"|ц[иыі][ийяюеєї]|ц[иы]ей|ці[яїю]|цый|ств[оауе]|цтв[оау])$"
)
_NUMERAL = re.compile(r"(дцать|ццаць|дцять)$|^(пять|девять|десять|п'ять|дев'ять|пяць|дзевяць|дзесяць)$")
"""Numbers that end as infinitives do."""
_FINITE = re.compile(
    r"([еёию]т|[уая]т|[еєиую]ть|[ая]ть|[уюаяіые]ць|[еєё])(ся|сь)?$|([еи]тся|[уюая]тся|[іеы]цца|[уюая]цца)$"
)
_HABIT = re.compile(r"([аяую]є|[аяую]ют|[аяую]юць|[аяую]ють|[аяую]ет|[аяую]е)(ся|сь|цца)?$")
"""How verbs end that tell of what goes on; those perfective ones that end so are among the words to come."""


@lru_cache(maxsize=1 << 12)
def form(word: str) -> Form:
    """The form of a word in small letters.

    >>> [str(form(w)) for w in ("освободили", "освободят", "звільнити", "вызвалены", "затриманого", "обмен")]
    ['done', 'coming', 'bare', 'done', 'describing', 'noun']
    """
    if word in listed("acts") or _NOUN.search(word) or _NUMERAL.search(word):
        return Form.NOUN
    if word in listed("pasts") or _DID.search(word):
        return Form.DONE
    if word in listed("future"):
        return Form.COMING
    if _BARE.search(word) and word not in listed("no_verbs"):
        return Form.BARE
    if word in listed("perfective") and _FINITE.search(word) and not _HABIT.search(word):
        return Form.BARE if _BELARUSIAN.search(word) else Form.COMING
    if attribute(word):
        return Form.DESCRIBING
    return Form.NOUN if voice(word) == "noun" or word in listed("no_verbs") else Form.DONE


_TAKEN = frozenset("взят снят изъят принят убит закрыт забыт узят зняты".split())
_GOES_ON = re.compile(r"([еёиюуая]т|[еєиюуая]ть|[уюаяіые]ць|[аяую]є|[аяую]е)(ся|сь)?$|(цца)$")


def past(word: str) -> bool:
    """Whether a verb in small letters is of the past, or a participle that says something of its subject."""
    return form(word) is Form.DONE and (word in _TAKEN or _GOES_ON.search(word) is None)


def leading(line: Line, match: Match) -> Form:
    """The form of a trigger of several words: of its verb where it has one; "to be freed" is bare, "will be freed" to come."""
    words = [line.words[i].lower for i in match.literal]
    forms = [form(w) for w in words]
    ahead = [w.lower for w in line.words[max(0, match.first - 5) : match.first]]
    verb = next((k for k, f in enumerate(forms) if f in (Form.DONE, Form.COMING, Form.BARE)), None)
    if verb is None:
        hung = _hung_on(ahead)
        return hung or (forms[0] if forms[0] is Form.DESCRIBING else Form.NOUN)
    either = _BELARUSIAN.search(words[verb]) and any(w in listed("governing") for w in ahead)
    if either or (forms[verb] is Form.DONE and _BE & set(ahead[-3:])):
        return Form.BARE
    return forms[verb]


def _hung_on(ahead: list[str]) -> Form | None:
    """The form of the verb right before a noun that is its object: "ввести санкции", "готовит новые санкции"; no verb of speech."""
    if ahead and ahead[-1] in _INTO:
        near = ahead[-2:-1]
    else:
        near = ahead[-2:] if ahead and len(ahead[-1]) > 3 else ahead[-1:]
    verb = next((w for w in reversed(near) if form(w) in (Form.BARE, Form.COMING)), None)
    return form(verb) if verb is not None and verb not in listed("of_words") else None


_INTO = frozenset("в у ў на под пад під до".split())
_BE = frozenset("быть быць бути".split())
