"""Register: keeps documents, statements and judgements for good, and hands out what a reader may see of them."""

from habeas.register.asked import Thing
from habeas.register.register import Register
from habeas.register.store import RegisterError
from habeas.register.verifying import Problem
from habeas.register.view import View, Why

__all__ = ["Problem", "Register", "RegisterError", "Thing", "View", "Why"]
