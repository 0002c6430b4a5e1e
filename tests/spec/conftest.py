"""The chapters of behaviour run on every kind of register."""

from registers import new_register, register

__all__ = ["new_register", "register"]
