"""users and webhooks: who may sign in to the desk, and who is told of changes."""

import getpass
import sys
from datetime import UTC, datetime

import click

from habeas.cli.base import Settings, command
from habeas.cli.printing import lines_of_json, notice
from habeas.register.accounts import ROLES

ROLE = click.option(
    "--role", type=click.Choice(list(ROLES)), default="editor", show_default=True,
    help="reader: what all may see; partner: and the partners' tier; editor: and what is restricted, and decides; "
    "admin: and what is sealed.",
)  # fmt: skip
STDIN = click.option("--password-stdin", is_flag=True, help="Take the password from the first line of standard input.")


@click.group()
def users() -> None:
    """Accounts for the desk: who may sign in, in which role.

    Example: habeas users add mira --role editor --totp
    """


@users.command()
@click.argument("name")
@ROLE
@click.option("--totp", is_flag=True, help="With a second factor: prints what an authenticator app asks for.")
@STDIN
@command
def add(settings: Settings, name: str, role: str, totp: bool, password_stdin: bool) -> None:
    """Add an account; asks for its password. With an account there is, habeas serve may listen beyond this machine.

    Example: habeas users add mira --role editor --totp
    """
    from habeas.publication import signing

    if not name.strip() or len(name) > 100 or not name.isprintable():
        raise click.UsageError("a name is 1 to 100 printable characters")
    hash_ = signing.hashed(new_password(password_stdin))
    with settings.opened() as register:
        register.accounts.add(name, role, hash_, datetime.now(UTC), getpass.getuser())
    notice(f"{name} may sign in as {role}")
    if totp:
        second_factor(settings, name)


@users.command("list")
@command
def listed(settings: Settings) -> None:
    """List the accounts, with role, second factor and the sign that stands for them in judgements.

    Example: habeas users list
    """
    with settings.opened() as register:
        found = register.accounts.all()
    rows = [
        {"name": a.name, "role": a.role, "sign": a.sign, "second_factor": a.totp is not None, "closed": a.closed}
        for a in found
    ]
    if settings.json:
        lines_of_json(rows)
        return
    for row in rows:
        second = "second factor" if row["second_factor"] else "no second factor"
        click.echo(f"{row['name']}  {row['role']}  {row['sign']}  {second}{'  closed' if row['closed'] else ''}")


@users.command()
@click.argument("name")
@click.argument("role", type=click.Choice(list(ROLES)))
@command
def role(settings: Settings, name: str, role: str) -> None:
    """Give an account another role; whoever is signed in with it is signed out.

    Example: habeas users role mira partner
    """
    change(settings, name, role=role)
    notice(f"{name} is {role} now")


@users.command()
@click.argument("name")
@STDIN
@command
def password(settings: Settings, name: str, password_stdin: bool) -> None:
    """Set another password; whoever is signed in with the account is signed out.

    Example: habeas users password mira
    """
    from habeas.publication import signing

    change(settings, name, password=signing.hashed(new_password(password_stdin)))
    notice(f"{name} has another password now")


@users.command()
@click.argument("name")
@click.option("--off", is_flag=True, help="Without a second factor from now on.")
@command
def totp(settings: Settings, name: str, off: bool) -> None:
    """Set up a second factor (TOTP), anew if there is one; prints what an authenticator app asks for.

    Example: habeas users totp mira
    """
    if off:
        change(settings, name, totp=None)
        notice(f"{name} signs in without a second factor now")
    else:
        second_factor(settings, name)


@users.command()
@click.argument("name")
@command
def close(settings: Settings, name: str) -> None:
    """Close an account: nobody signs in with it any more. What it decided stays.

    Example: habeas users close mira
    """
    change(settings, name, closed=True)
    notice(f"{name} is closed")


def change(settings: Settings, name: str, **to: object) -> None:
    """Changes an account and notes who did."""
    with settings.opened() as register:
        register.accounts.change(name, datetime.now(UTC), getpass.getuser(), **to)


def second_factor(settings: Settings, name: str) -> None:
    """Sets a new second factor, and prints it once."""
    from habeas.publication import signing

    secret = signing.new_secret()
    change(settings, name, totp=secret, totp_step=0)
    click.echo(signing.otpauth(name, secret))
    notice(f"enter this address, or the key {secret}, in an authenticator app; it is not shown again")


def new_password(from_stdin: bool) -> str:
    """A password from the terminal, asked twice, or from standard input."""
    from habeas.publication.signing import LEAST

    if from_stdin:
        given = sys.stdin.readline().rstrip("\r\n")
    else:
        given = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    if len(given) < LEAST:
        raise click.UsageError(f"a password has {LEAST} characters or more")
    return str(given)


@click.group()
def webhooks() -> None:
    """Addresses that habeas serve tells of changes, as the public may see them, each telling signed with HMAC.

    Example: habeas webhooks add https://example.org/told
    """


@webhooks.command("add")
@click.argument("url")
@click.option("--person", metavar="ID", help="Tell only of what is about this person.")
@click.option("--query", metavar="WORDS", help="Tell only of documents that a search for these words finds.")
@command
def add_webhook(settings: Settings, url: str, person: str | None, query: str | None) -> None:
    """Tell an address of what changes from now on; prints the secret that the tellings are signed by.

    A telling is a POST of {"changes": [...]} in the form of /api/v1/changes. Its header X-Habeas-Signature is sha256=
    and the HMAC-SHA256, by the secret, of the header X-Habeas-Time, a dot and the body.

    Example: habeas webhooks add https://example.org/told --query amnesty
    """
    if not url.startswith(("https://", "http://")) or (person and query):
        raise click.UsageError("a webhook has an address with http:// or https://, and a person or a query, not both")
    with settings.opened() as register:
        made = register.accounts.add_webhook(url, person, query, datetime.now(UTC))
    click.echo(made.secret)
    notice("this is the secret; while habeas serve runs, the address is told of changes")


@webhooks.command("list")
@command
def list_webhooks(settings: Settings) -> None:
    """List the addresses that are told, and up to when they were.

    Example: habeas webhooks list
    """
    with settings.opened() as register:
        found = register.accounts.webhooks()
    rows = [{"url": w.url, "person": w.person, "query": w.query, "told": w.told} for w in found]
    if settings.json:
        lines_of_json(rows)
        return
    for row in rows:
        click.echo("  ".join(str(v) for v in row.values() if v))


@webhooks.command("remove")
@click.argument("url")
@command
def remove_webhook(settings: Settings, url: str) -> None:
    """Tell an address no more.

    Example: habeas webhooks remove https://example.org/told
    """
    with settings.opened() as register:
        if not register.accounts.drop_webhook(url):
            notice(f"{url} was not told")
            sys.exit(1)
    notice(f"{url} is told no more")


COMMANDS = (users, webhooks)
