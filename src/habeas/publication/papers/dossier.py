"""A dossier on one person, in the order of the questionnaire of the UN Working Group on Arbitrary Detention.

Every question stands there; what no report answers is marked "not stated". Nothing is inferred: what authorities allege
is said to be alleged, and nobody's case is argued.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from habeas.model import Disagreement, Event, Finding, Mention, Person, Spell
from habeas.publication.asking import Answers
from habeas.publication.disputes import disputes
from habeas.publication.papers.brief import CLOSING
from habeas.publication.papers.paper import NOT_STATED, Line, Numbering, Paper, Section, edition
from habeas.publication.wording import day, label, people, visible, when
from habeas.vocabulary import Modality, Tier, Type


def dossier(ask: Answers, person: Finding, on: date, tier: Tier) -> Paper:
    """One person's case. `person` is the finding that they are one."""
    made = _Dossier(ask, person, on)
    sections = made.sections()
    about = (
        f"Person {made.person.id}; as of {day(on)}, as known now",
        "In the order of the questionnaire of the UN Working Group on Arbitrary Detention. To be completed and signed by whoever submits it, with the consent of the person or their family.",
        edition(tier),
    )  # fmt: skip
    title = f"Dossier: {visible(made.person.name)}"
    ended, notes = made.numbering.ended(sections)
    return Paper(title, about, ended, notes, CLOSING)


class _Dossier:
    def __init__(self, ask: Answers, finding: Finding, on: date) -> None:
        assert isinstance(finding.value, Person)
        self.person = finding.value
        self.numbering = Numbering(ask)
        self._ask = ask
        self._on = on
        found = ask.findings()
        own = [f for f in found if isinstance(f.value, Event) and self.person.id in f.value.persons]
        self._events = sorted(own, key=lambda f: (_day(f), f.id))
        self._spells = [f for f in found if isinstance(f.value, Spell) and f.value.person == self.person.id]
        self._spells.sort(key=lambda f: f.value.position if isinstance(f.value, Spell) else 0)
        mine = set(self.person.mentions)
        self._mentions = [m for m in ask.mentions() if m.id in mine]
        documents = dict.fromkeys(m.document for m in self._mentions)
        self._said = [s for d in documents for s in ask.statements_of(d) if mine & set(s.mentions)]
        about = {
            self.person.id,
            *(f.id for f in (*own, *self._spells)),
            *(f.value.id for f in own if isinstance(f.value, Event)),
        }
        self._disputes = disputes(ask, (f for f in found if about & set(getattr(f.value, "about", ()))))

    def sections(self) -> list[Section]:
        """All parts of the questionnaire, then what hangs on it."""
        return [
            self._identity(), self._arrest(), self._detention(), self._circumstances(), self._arbitrary(),
            self._steps(), self._submitted(), self._chronology(), self._charges(), self._conditions(),
            self._disputed(), self._sources(),
        ]  # fmt: skip

    # ------------------------------------------------------------ the questionnaire

    def _identity(self) -> Section:
        names = self.person.names or (self.person.name,)
        spellings = ", ".join(visible(n) for n in names)
        ages = [f"{m.age} (in a report of {self._published(m)})" for m in self._mentions if m.age is not None]
        born = [when(m.born) for m in self._mentions if m.born]
        roles = dict.fromkeys(visible(m.role) for m in self._mentions if m.role)
        places = dict.fromkeys(visible(m.place) for m in self._mentions if m.place)
        naming = self.numbering.of(s.id for s in self._said)
        lines = [
            Line(f"{visible(self.person.name)} (name as reported; its parts are not told apart here)", naming, "1–2. Family name, first name"),
            Line(spellings, label="Every spelling seen"),
            Line(NOT_STATED, label="3. Sex"),
            Line("; ".join(dict.fromkeys([*born, *ages])) or NOT_STATED, label="4. Birth date or age at the time of detention"),
            Line(NOT_STATED, label="5. Nationality"),
            Line(NOT_STATED, label="6. Identity document"),
            Line(", ".join(roles) or NOT_STATED, label="7. Profession or activity, as reported"),
            Line((", ".join(places) and f"{', '.join(places)} (where reports place them; no address is kept here)") or NOT_STATED, label="8. Address of usual residence"),
        ]  # fmt: skip
        return Section("I. Identity", tuple(lines))

    def _arrest(self) -> Section:
        arrests = self._of(Type.ARREST, Type.REARREST)
        charged = self._of(Type.CHARGE, Type.CONVICTION, Type.SENTENCE)
        reasons = [*arrests, *charged]
        return Section("II. Arrest", (
            self._answer("1. Date of arrest", [(when(e.date) if e.date else "", f) for f, e in arrests]),
            self._answer("2. Place of arrest", [(e.place, f) for f, e in arrests]),
            self._answer("3. Forces who carried out the arrest", [(e.actor, f) for f, e in arrests]),
            Line(NOT_STATED, label="4. Did they show a warrant or another decision by a public authority?"),
            Line(NOT_STATED, label="5. Authority who issued the warrant or decision"),
            self._answer("6. Reasons for the arrest imputed by the authorities", [(e.charge and f"alleged: {e.charge}", f) for f, e in reasons]),
            self._answer("7. Legal basis for the arrest", [(e.charge if _has_article(e.charge) else None, f) for f, e in reasons]),
        ))  # fmt: skip

    def _detention(self) -> Section:
        spells = [(f, f.value) for f in self._spells if isinstance(f.value, Spell)]
        sentences = self._of(Type.SENTENCE)
        transfers = self._of(Type.TRANSFER)
        places = [*((s.place, f) for f, s in spells), *((e.place, f) for f, e in transfers)]
        return Section("III. Detention", (
            self._answer("1. Date of detention", [(f"{label(s.status)} since {when(s.since)}" + (f" until {when(s.until)}" if s.until else ""), f) for f, s in spells]),
            self._answer("2. Duration of detention", [(f"sentence: {e.term.text}" if e.term else None, f) for f, e in sentences]),
            self._answer("3. Forces holding the detainee under custody", [(e.actor, f) for f, e in transfers]),
            self._answer("4. Places of detention, with any transfer", places),
            self._answer("5. Authorities that ordered the detention", [(e.actor, f) for f, e in sentences]),
            self._answer("6. Reasons for the detention imputed by the authorities", [(e.charge and f"alleged: {e.charge}", f) for f, e in sentences]),
            self._answer("7. Legal basis for the detention", [(e.charge if _has_article(e.charge) else None, f) for f, e in sentences]),
        ))  # fmt: skip

    def _circumstances(self) -> Section:
        lines = [
            Line(f"{visible(f.reason)}", self.numbering.of(f.supporting))
            for f, _ in self._of(Type.ARREST, Type.REARREST)
        ]
        return Section("IV. Circumstances of the arrest", tuple(lines) or (Line(NOT_STATED),))

    def _arbitrary(self) -> Section:
        lines = [
            Line(visible(f.reason), self.numbering.of(f.supporting), "Recognised") for f, _ in self._of(Type.RECOGNISED)
        ]
        note = "Why the detention is considered arbitrary is for whoever submits this to say, by the five categories of the Working Group. What reports say of recognition:"
        return Section(
            "V. Reasons why the detention is considered arbitrary", tuple(lines) or (Line(NOT_STATED),), note
        )

    def _steps(self) -> Section:
        appeals = [s for s in self._said if "appeal" in s.quote.casefold()]
        lines = [Line("A report speaks of an appeal.", self.numbering.of([s.id])) for s in appeals]
        return Section("VI. Internal steps, including domestic remedies", tuple(lines) or (Line(NOT_STATED),))

    def _submitted(self) -> Section:
        return Section(
            "VII. Person submitting the information", (Line("to be filled in", label="Name, address, date, signature"),)
        )

    # ------------------------------------------------------------ annexes

    def _chronology(self) -> Section:
        lines = []
        for f in self._events:
            e = f.value
            assert isinstance(e, Event)
            told = "" if e.modality is Modality.ACTUAL else f" ({label(e.modality)})"
            never = "; did not take place" if e.happened is False and e.modality is Modality.ACTUAL else ""
            where = f", {visible(e.place)}" if e.place else ""
            lines.append(
                Line(
                    f"{label(e.type)}{told}{where}{never}. {people(f.origins_for, 'origin', 'origins')}.",
                    self.numbering.of((*f.supporting, *f.opposing)),
                    when(e.date),
                )
            )
        return Section("Annex A. Chronology", tuple(lines) or (Line(NOT_STATED),))

    def _charges(self) -> Section:
        found = [(f, e) for f, e in self._of(Type.CHARGE, Type.CONVICTION, Type.SENTENCE) if e.charge or e.term]
        lines = [Line("; ".join(p for p in (e.charge and f"alleged: {visible(e.charge)}", e.term and visible(e.term.text)) if p), self.numbering.of(f.supporting), f"{when(e.date)}, {label(e.type)}") for f, e in found]  # fmt: skip
        return Section("Annex B. Charges and sentences", tuple(lines) or (Line(NOT_STATED),))

    def _conditions(self) -> Section:
        found = [s for s in self._said if s.type is Type.CONDITIONS]
        lines = [Line(" ".join(visible(s.quote).split()), self.numbering.of([s.id]), when(s.date)) for s in found]
        return Section("Annex C. Conditions, health, contact", tuple(lines) or (Line(NOT_STATED),))

    def _disputed(self) -> Section:
        lines = []
        for d in self._disputes:
            if isinstance(d.finding.value, Disagreement):
                quotes = self.numbering.of(c.statement.id for c in (*d.one, *d.other))
                lines.append(Line(visible(d.finding.value.question), quotes, label(d.finding.value.kind)))
        return Section("Annex D. What sources disagree about", tuple(lines) or (Line("nothing that habeas found"),))

    def _sources(self) -> Section:
        lines = []
        for id_ in dict.fromkeys(m.document for m in self._mentions):
            d = self._ask.document(id_)
            if d is not None:
                own = [s.id for s in self._said if s.document == id_]
                lines.append(
                    Line(
                        f"{visible(d.outlet or 'outlet not stated')}, {when(d.published)}: {visible(d.title or 'no title')}. SHA-256 {d.sha256 or 'not given'}",
                        self.numbering.of(own, 1),
                    )
                )
        return Section("Annex E. Sources", tuple(lines))

    # ------------------------------------------------------------ pieces

    def _of(self, *types: Type) -> list[tuple[Finding, Event]]:
        """Their events of these types that are told as facts."""
        found = [
            (f, self._as_said(f, f.value)) for f in self._events if isinstance(f.value, Event) and f.value.type in types
        ]
        return [(f, e) for f, e in found if e.modality is Modality.ACTUAL and e.happened is not False]

    def _as_said(self, f: Finding, e: Event) -> Event:
        """An event of several people with term and charge as said of this one: what another was given is not theirs."""
        if len(e.persons) < 2:
            return e
        own = [s for s in self._said if s.id in f.supporting]
        term = next((s.term for s in own if s.term), None)
        charge = next((s.charge for s in own if s.charge), None)
        return replace(e, term=term, charge=charge)

    def _answer(self, question: str, found: Sequence[tuple[str | None, Finding]]) -> Line:
        """What reports say to one question, each answer once; "not stated" where none says anything."""
        told: dict[str, list[str]] = {}
        for said, f in found:
            if said and self._own(f):
                told.setdefault(visible(said), []).extend(self._own(f))
        if not told:
            return Line(NOT_STATED, label=question)
        return Line("; ".join(told), self.numbering.of(i for ids in told.values() for i in ids), question)

    def _own(self, f: Finding) -> Sequence[str]:
        """The statements of a finding that name this person, else all that support it."""
        named = {s.id for s in self._said}
        return [i for i in f.supporting if i in named] or f.supporting

    def _published(self, m: Mention) -> str:
        document = self._ask.document(m.document)
        return when(document.published if document else None)


def _has_article(charge: str | None) -> bool:
    """Whether the words of a charge name a law's article or section."""
    words = (charge or "").casefold()
    return any(c.isdigit() for c in words) and any(
        w in words for w in ("article", "art.", "section", "§", "ст.", "артыкул", "code")
    )


def _day(f: Finding) -> date:
    w = f.value.date if isinstance(f.value, Event) else None
    return (w.first or w.last or date.max) if w else date.max
