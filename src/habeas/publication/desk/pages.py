"""The pages of the desk: one thing to decide at a time, and a page for each thing that can be changed."""

from typing import Annotated

from fastapi import APIRouter, FastAPI, Query, Request, Response
from jinja2 import BaseLoader, ChoiceLoader, PackageLoader, PrefixLoader
from starlette.exceptions import HTTPException

from habeas.judgements import standing
from habeas.model import Judgement
from habeas.publication.desk import deciding, entering, showing
from habeas.publication.desk.deciding import Desk, Refused
from habeas.publication.desk.entering import AtDesk, Posted, SignInFirst, onward, within
from habeas.publication.desk.waiting import KINDS, Item, Record, records, waiting
from habeas.publication.frame import Frame
from habeas.publication.params import Ask, View, one_of
from habeas.publication.render import ENVIRONMENT, page, version_of
from habeas.register import RegisterError
from habeas.vocabulary import Modality, Tier, Type, Verdict

router = APIRouter(prefix="/desk", include_in_schema=False)

_OWN = PrefixLoader({"desk": PackageLoader("habeas.publication.desk")})
_PUBLIC: BaseLoader | None = ENVIRONMENT.loader
assert _PUBLIC is not None
ENVIRONMENT.loader = ChoiceLoader([_PUBLIC, _OWN])
ENVIRONMENT.globals |= {"desk_style": version_of("desk.css"), "desk_script": version_of("desk.js")}

Text = Annotated[str, Query(max_length=500)]


def install(app: FastAPI) -> None:
    """Adds the desk to an application that has a house."""
    app.include_router(entering.router)
    app.include_router(router)
    app.add_exception_handler(SignInFirst, _to_the_door)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RegisterError, _refused)


def _to_the_door(request: Request, error: Exception) -> Response:
    then = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return onward("/desk/sign-in", **({"then": then} if request.method == "GET" else {}))


def _refused(request: Request, error: Exception) -> Response:
    plain = Frame(request.app.state.today(), None, "")
    help_ = "Nothing was changed. Go back and try again."
    return page(request, "error.html", plain, 422, title="That cannot be decided", said=str(error), help=help_)


# ---------------------------------------------------------------- the queue


@router.get("")
def queue(request: Request, desk: AtDesk, ask: Ask, view: View, kind: Text = "", item: Text = "") -> Response:
    """One thing to decide, the weightiest that waits, or the one asked for."""
    kind = one_of("kind", kind, tuple(KINDS)) or ""
    items = _mine(desk)
    tally = showing.tally(items)
    chosen = [i for i in items if kind in ("", i.kind)]
    now = _first(desk, ask, [*(i for i in items if i.id == item), *([Item(item, "", 0.0)] if item else ()), *chosen])
    last = deciding.last(desk)
    made = {j.id: j for j in desk.view.judgements()} if last else {}
    undone = [made[i] for i in last.judgements if i in made] if last else []
    entry = next((r for r in _records(desk, items) if now and now.item.by == r.by), None) if now else None
    return page(
        request, "desk/queue.html", view, kinds=KINDS, kind=kind, tally=tally, now=now, left=len(chosen), last=last,
        last_made=undone, record=entry, fields=showing.fields(now.said.statement) if now and now.said else {},
    )  # fmt: skip


def _mine(desk: Desk) -> list[Item]:
    """What waits, with what they put off at the end."""
    items = waiting(desk.house, desk.who.tier, desk.view.judgements())
    put_off = {i: n for n, i in enumerate(desk.house.register.accounts.put_off(desk.who))}
    return sorted(items, key=lambda i: put_off.get(i.id, -1)) if put_off else items


def _first(desk: Desk, ask: Ask, items: list[Item]) -> showing.Shown | None:
    """The first that can be shown: what came to be withheld, or is found no more, is passed over."""
    return next((s for s in (showing.shown(desk, ask, i) for i in items) if s is not None), None)


@router.post("/decide")
def decide(desk: AtDesk, form: Posted) -> Response:
    """Decides on an item, and goes on to the next."""
    verdict = one_of("verdict", form["verdict"], ("accept", "reject", "same", "different", "unsure"))
    if verdict is None:
        raise HTTPException(422, "verdict is missing.")
    deciding.settle(desk, form["item"], Verdict(verdict), form["why"])
    return _next(form)


def _next(form: Posted) -> Response:
    if form["then"]:
        return onward(within(form["then"]))
    return onward("/desk", **({"kind": form["kind"]} if form["kind"] in KINDS else {}))


@router.post("/correct")
def correct(desk: AtDesk, form: Posted) -> Response:
    """Corrects a field."""
    deciding.correct(desk, form["item"], form["field"], form["value"], form["why"])
    return _next(form)


@router.post("/later")
def later(desk: AtDesk, form: Posted) -> Response:
    """Puts an item off."""
    desk.house.register.accounts.put_off_item(desk.who, form["item"][:100])
    return _next(form)


@router.post("/undo")
def undo(desk: AtDesk, form: Posted) -> Response:
    """Takes judgements back: those given, or the latest decision; then shows what was decided."""
    ids, about = form.several("judgement"), form["item"]
    if not ids:
        last = deciding.last(desk)
        if last is None:
            raise Refused("There is nothing of yours to take back.")
        ids, about = deciding.undoable(desk, last), last.about
    deciding.undo(desk, ids, form["why"], about)
    if form["then"]:
        return onward(within(form["then"]))
    return onward("/desk", **({"kind": form["kind"]} if form["kind"] in KINDS else {}), item=about)


# ---------------------------------------------------------------- many at once


@router.get("/rules")
def rules(request: Request, desk: AtDesk, view: View, by: Text = "") -> Response:
    """What waits of each rule, with its record; of one, the first quotes."""
    items = _mine(desk)
    found = _records(desk, items)
    mine = [i for i in items if by and i.by == by]
    sample = list(desk.view.statements(ids=[i.id for i in mine[:20]])) if mine else []
    return page(request, "desk/rules.html", view, records=found, by=by, sample=sample, waiting=mine)


def _records(desk: Desk, items: list[Item]) -> list[Record]:
    judged = desk.view.judgements()
    subjects = {s for j in judged for s in j.subjects if s.startswith("s")}
    return records(items, desk.view.statements(ids=subjects) if subjects else (), judged)


@router.post("/rules")
def accept_all(desk: AtDesk, form: Posted) -> Response:
    """Accepts what was shown to wait of one rule: neither more nor less than was shown."""
    mine = [i.id for i in _mine(desk) if i.by == form["by"]]
    if str(len(mine)) != form["shown"]:
        raise Refused(f"{len(mine)} wait of this rule now, not {form['shown']}: look again.")
    deciding.accept_all(desk, mine, form["by"], form["why"])
    return onward("/desk/rules")


# ---------------------------------------------------------------- one thing


@router.get("/statement/{id}")
def statement(request: Request, desk: AtDesk, ask: Ask, view: View, id: str) -> Response:
    """A statement with everything that can be decided of it."""
    found = showing.said(desk, ask, id)
    if found is None:
        raise HTTPException(404, f"There is no statement {id!r}.")
    return page(
        request, "desk/statement.html", view, said=found, fields=showing.fields(found.statement), subject=id,
        names=showing.names(desk), judgements=found.judgements, tiers=_tiers(desk),
    )  # fmt: skip


@router.get("/document/{id}")
def document(request: Request, desk: AtDesk, ask: Ask, view: View, id: str) -> Response:
    """A document, to mark a passage in."""
    found = ask.document(id)
    if found is None:
        raise HTTPException(404, f"There is no document {id!r}.")
    return page(
        request, "desk/document.html", view, document=found, subject=id, names=showing.names(desk),
        judgements=showing.judgements_on(desk, id), types=list(Type), modalities=list(Modality),
        people=sorted({m.name for m in desk.view.mentions(id)}), tiers=_tiers(desk),
    )  # fmt: skip


@router.post("/document/{id}")
def add_statement(desk: AtDesk, ask: Ask, form: Posted, id: str) -> Response:
    """Adds a statement on the passage that was marked."""
    found = ask.document(id)
    if found is None:
        raise HTTPException(404, f"There is no document {id!r}.")
    type_ = one_of("type", form["type"], tuple(Type))
    one_of("modality", form["modality"], tuple(Modality))
    if type_ is None:
        raise Refused("Choose what the passage says happened.")
    near = int(form["start"]) if form["start"].isascii() and form["start"][:9].isdigit() else 0
    start, end = deciding.found_at(found, form["quote"], near)
    more = {name: form[name] for name in ("modality", "date", "place", "actor", "source", "term", "charge", "count")}
    made = deciding.add(desk, found, start, end, Type(type_), form["persons"], form["why"], **more)
    return onward(f"/desk/statement/{made}")


@router.get("/person/{id}")
def person(request: Request, desk: AtDesk, ask: Ask, view: View, id: str, q: Text = "") -> Response:
    """A person: whom they are made of, whom they may be as well, consent, and who may see them."""
    found = showing.dossier(desk, ask, id, q)
    if found is None:
        raise HTTPException(404, f"Nobody in the register has the id {id!r}.")
    return page(
        request, "desk/person.html", view, dossier=found, query=q, subject=found.person.mentions[0],
        names=showing.names(desk), judgements=found.judgements, states=deciding.STATES, tiers=_tiers(desk),
    )  # fmt: skip


@router.post("/person/{id}/merge")
def merge(desk: AtDesk, form: Posted, id: str) -> Response:
    """Says that two people are one."""
    one, other = (deciding.person_of(desk.view, i) for i in (id, form["other"]))
    if one is None or other is None:
        raise Refused("Nobody in the register has that id.")
    deciding.merge(desk, one, other, form["why"])
    return onward(f"/desk/person/{one.mentions[0]}")


@router.post("/person/{id}/split")
def split(desk: AtDesk, form: Posted, id: str) -> Response:
    """Says that some mentions are of somebody else."""
    one = deciding.person_of(desk.view, id)
    if one is None:
        raise Refused("Nobody in the register has that id.")
    deciding.split(desk, one, form.several("mention"), form["why"])
    return onward(f"/desk/person/{one.mentions[0]}")


@router.post("/tier")
def tier(desk: AtDesk, form: Posted) -> Response:
    """Sets who may see a thing, for good or until a day or a condition."""
    until = form["until_day"] or form["until"]
    deciding.restrict(desk, form["subject"], form["tier"], until, form["why"])
    return onward(within(form["then"]))


@router.post("/note")
def note(desk: AtDesk, form: Posted) -> Response:
    """Writes a note."""
    deciding.note(desk, form["subject"], form["words"])
    return onward(within(form["then"]))


@router.post("/consent")
def consent(desk: AtDesk, form: Posted) -> Response:
    """Records consent."""
    spoken = (form["use"], form["state"], form["by"], form["until"], form["why"])
    deciding.consent(desk, form["subject"], *spoken)
    return onward(within(form["then"]))


def _tiers(desk: Desk) -> list[str]:
    return [t.name.lower() for t in Tier if t <= desk.who.tier]


# ---------------------------------------------------------------- what was decided


@router.get("/judgement/{id}")
def judgement(request: Request, desk: AtDesk, view: View, id: str) -> Response:
    """A judgement: who, when, why, on what, and whether it stands."""
    found = showing.told(desk, id)
    if found is None:
        raise HTTPException(404, f"No person's judgement has the id {id!r}.")
    return page(request, "desk/judgement.html", view, told=found)


@router.get("/journal")
def journal(request: Request, desk: AtDesk, view: View) -> Response:
    """The latest decisions and sign-ins."""
    entries = desk.house.register.accounts.entries(None, 200)
    made = {j.id: j for j in desk.view.judgements()}
    force = {j.id for j in standing(made.values())}
    return page(request, "desk/journal.html", view, entries=entries, made=made, force=force, names=showing.names(desk))


@router.get("/withheld")
def withheld(request: Request, desk: AtDesk, view: View) -> Response:
    """What is withheld, and until when."""
    held: list[Judgement] = showing.embargoes(desk)
    return page(request, "desk/withheld.html", view, held=held, names=showing.names(desk))
